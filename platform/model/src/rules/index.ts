import type { Problem } from '../errors/problem.ts';
import type { Asset } from '../generated/types.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import type { Sourced } from '../tree/catalogue.ts';
import { assetsUnitsAreCodes, defaultsAreAllowed, twinsUnitsAreCodes } from './assets/declarations.ts';
import { imagesAreAllowed, namedFilesAreThere } from './assets/files.ts';
import {
  assetsLicencesAreExpressions,
  licencesAreAllowed,
  platformsLicencesAreOnes,
  twinsLicencesAreExpressions,
} from './assets/licences.ts';
import { requirementsArePinned } from './assets/lock-files.ts';
import { instancesAreFew, organisationsMayUse } from './assets/restrictions.ts';
import { takenVersionsAreUnchanged } from './assets/taken-versions.ts';
import { type Together, takingOf } from './assets/taking.ts';
import { usesAreBound } from './assets/uses.ts';
import { noTextSteers } from './control-characters.ts';
import { savesAreSpaced, testsHaveTime } from './durations.ts';
import { locksAgree } from './locks.ts';
import {
  assetsAreNamedByTheirFolders,
  idsAreFree,
  instanceIdsAreValid,
  twinsAreNamedByTheirFolders,
} from './names.ts';
import { networkIsRight } from './platform/network.ts';
import { platformsPlacesExist, twinsPlacesExist } from './platform/place.ts';
import { placeKindProblems } from './platform/place-kinds.ts';
import { twinsStayWithinQuotas } from './platform/quotas.ts';
import { workspaceOffers } from './platform/workspace.ts';
import { assetsReferencesResolve, twinsReferencesResolve } from './references.ts';
import type { Rule } from './rule.ts';
import { inputsHaveOneSource } from './sources.ts';
import { endsAgree } from './twins/agreement.ts';
import { childrenAreNotRunYet, childrenFormNoCycle, childrensValuesAreRight } from './twins/children.ts';
import { clockIsRight } from './twins/clock.ts';
import { commandsFilesAreThere } from './twins/commands.ts';
import { connectionsAreRead, connectionsLeadSomewhere } from './twins/connections.ts';
import { emulatorFits } from './twins/emulator.ts';
import { onlyFunctionsAndToolsUse, twinsDoSomething } from './twins/equation.ts';
import { integrationsAreThere } from './twins/integrations.ts';
import { loopsAreDelayed } from './twins/loops.ts';
import { parametersAreRight } from './twins/parameters.ts';
import { messagesAreDescribed, safeValuesAreRight } from './twins/physical-twin.ts';
import { noSecretIsWritten } from './twins/secrets.ts';

/** All requirements on a configuration beyond the schemas. */
export const rules: readonly Rule[] = [
  assetsAreNamedByTheirFolders,
  twinsAreNamedByTheirFolders,
  idsAreFree,
  instanceIdsAreValid,
  twinsDoSomething,
  onlyFunctionsAndToolsUse,
  twinsReferencesResolve,
  assetsReferencesResolve,
  usesAreBound,
  integrationsAreThere,
  connectionsAreRead,
  connectionsLeadSomewhere,
  inputsHaveOneSource,
  endsAgree,
  assetsUnitsAreCodes,
  twinsUnitsAreCodes,
  defaultsAreAllowed,
  parametersAreRight,
  workspaceOffers,
  twinsStayWithinQuotas,
  twinsPlacesExist,
  platformsPlacesExist,
  clockIsRight,
  savesAreSpaced,
  testsHaveTime,
  loopsAreDelayed,
  emulatorFits,
  messagesAreDescribed,
  safeValuesAreRight,
  assetsLicencesAreExpressions,
  twinsLicencesAreExpressions,
  platformsLicencesAreOnes,
  licencesAreAllowed,
  organisationsMayUse,
  instancesAreFew,
  childrenFormNoCycle,
  childrenAreNotRunYet,
  childrensValuesAreRight,
  noSecretIsWritten,
  noTextSteers,
  networkIsRight,
  namedFilesAreThere,
  commandsFilesAreThere,
  imagesAreAllowed,
  requirementsArePinned,
  takenVersionsAreUnchanged,
  locksAgree,
];

/** The problems of one asset. */
export function judgeAsset(asset: Sourced<Asset>, resolution: Resolution): readonly Problem[] {
  return rules.flatMap((rule) => [...(rule.asset?.(asset, resolution) ?? [])]);
}

/** The problems of one twin. */
export function judgeTwin(twin: ResolvedTwin, resolution: Resolution): readonly Problem[] {
  return rules.flatMap((rule) => [...(rule.twin?.(twin, resolution) ?? [])]);
}

/** The problems of `platform.yaml`, and of all twins together. */
export function judgeTogether(together: Together): readonly Problem[] {
  const { platform } = together;
  return rules.flatMap((rule) => [
    ...((platform && rule.platform?.(platform)) ?? []),
    ...(rule.together?.(together) ?? []),
  ]);
}

/** The problems that all rules find, in no particular order. */
export async function applyRules(resolution: Resolution): Promise<readonly Problem[]> {
  const { catalogue, twins } = resolution;
  const { platform } = catalogue;
  return [
    ...[...catalogue.assets.values()].flatMap((asset) => judgeAsset(asset, resolution)),
    ...[...twins.values()].flatMap((twin) => judgeTwin(twin, resolution)),
    ...judgeTogether({
      ...(platform && { platform }),
      takings: [...twins.values()].map(takingOf),
      documentOf: (name) => twins.get(name)!.twin.document,
    }),
    ...(await placeKindProblems(platform, catalogue.placeKinds)),
  ];
}
