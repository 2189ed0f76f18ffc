import type { Sourced } from '../catalogue.ts';
import type { Asset } from '../generated/types.ts';
import type { Problem } from '../problem.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import { endsAgree } from './agreement.ts';
import { childrenAreNotRunYet, childrenFormNoCycle, childrensValuesAreRight } from './children.ts';
import { clockIsRight } from './clock.ts';
import { commandsFilesAreThere } from './commands.ts';
import { connectionsAreRead, connectionsLeadSomewhere } from './connections.ts';
import { noTextSteers } from './control-characters.ts';
import { assetsUnitsAreCodes, defaultsAreAllowed, twinsUnitsAreCodes } from './declarations.ts';
import { savesAreSpaced, testsHaveTime } from './durations.ts';
import { emulatorFits } from './emulator.ts';
import { onlyFunctionsAndToolsUse, twinsDoSomething } from './equation.ts';
import { imagesAreAllowed, namedFilesAreThere } from './files.ts';
import { integrationsAreThere } from './integrations.ts';
import {
  assetsLicencesAreExpressions,
  licencesAreAllowed,
  platformsLicencesAreOnes,
  twinsLicencesAreExpressions,
} from './licences.ts';
import { requirementsArePinned } from './lock-files.ts';
import { locksAgree } from './locks.ts';
import { loopsAreDelayed } from './loops.ts';
import { assetsAreNamedByTheirFolders, idsAreFree, twinsAreNamedByTheirFolders } from './names.ts';
import { networkIsRight } from './network.ts';
import { parametersAreRight } from './parameters.ts';
import { messagesAreDescribed, safeValuesAreRight } from './physical-twin.ts';
import { platformsPlacesExist, twinsPlacesExist } from './place.ts';
import { twinsStayWithinQuotas } from './quotas.ts';
import { assetsReferencesResolve, twinsReferencesResolve } from './references.ts';
import { instancesAreFew, organisationsMayUse } from './restrictions.ts';
import type { Rule } from './rule.ts';
import { noSecretIsWritten } from './secrets.ts';
import { inputsHaveOneSource } from './sources.ts';
import { takenVersionsAreUnchanged } from './taken-versions.ts';
import { type Together, takingOf } from './taking.ts';
import { usesAreBound } from './uses.ts';
import { workspaceOffers } from './workspace.ts';

/** What a configuration must meet, beyond its shape. */
export const rules: readonly Rule[] = [
  assetsAreNamedByTheirFolders,
  twinsAreNamedByTheirFolders,
  idsAreFree,
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

/** What the rules say of one asset. */
export function judgeAsset(asset: Sourced<Asset>, resolution: Resolution): readonly Problem[] {
  return rules.flatMap((rule) => [...(rule.asset?.(asset, resolution) ?? [])]);
}

/** What the rules say of one twin. */
export function judgeTwin(twin: ResolvedTwin, resolution: Resolution): readonly Problem[] {
  return rules.flatMap((rule) => [...(rule.twin?.(twin, resolution) ?? [])]);
}

/** What the rules say of `platform.yaml`, and of all twins together. */
export function judgeTogether(together: Together): readonly Problem[] {
  const { platform } = together;
  return rules.flatMap((rule) => [
    ...((platform && rule.platform?.(platform)) ?? []),
    ...(rule.together?.(together) ?? []),
  ]);
}

/** Everything that the rules say, in no particular order. */
export function applyRules(resolution: Resolution): readonly Problem[] {
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
  ];
}
