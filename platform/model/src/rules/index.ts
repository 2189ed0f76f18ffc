import type { Problem } from '../errors/problem.ts';
import type { Asset } from '../generated/types.ts';
import type { Resolution, ResolvedTwin } from '../resolution/index.ts';
import type { Catalogue, Sourced } from '../tree/catalogue.ts';
import { contractIsSpoken } from './assets/contract.ts';
import { defaultsAreAllowed, unitsAreCodes } from './assets/declarations.ts';
import { imagesAreAllowed, namedFilesAreThere, requirementsArePinned } from './assets/files.ts';
import { librariesAreCode } from './assets/libraries.ts';
import { licencesAreAllowed, licencesAreExpressions } from './assets/licences.ts';
import { liveParametersAreTold } from './assets/live-parameters.ts';
import { instancesAreFew, organisationsMayUse } from './assets/restrictions.ts';
import { takenVersionsAreUnchanged } from './assets/taken-versions.ts';
import { typesAreUpToDate } from './assets/types.ts';
import { integrationsAreThere, onlyFunctionsAndToolsUse, usesAreBound } from './assets/uses.ts';
import { locksAgree } from './locks.ts';
import { idsAreFree, instanceIdsAreValid, namesAreTheFolders } from './names.ts';
import { forgesAreRight } from './platform/forges.ts';
import { workspaceImageIsRight } from './platform/images.ts';
import { networkIsRight } from './platform/network.ts';
import { placeKindProblems, placesExist } from './platform/place.ts';
import { twinsStayWithinQuotas } from './platform/quotas.ts';
import { seatsAreThere } from './platform/seats.ts';
import { workspaceOffers } from './platform/workspace.ts';
import { portKindsAreRight } from './port-kinds.ts';
import { portsAreDeclaredOnce } from './ports.ts';
import { referencesResolve } from './references.ts';
import type { Rule } from './rule.ts';
import { inputsHaveOneSource } from './sources.ts';
import { type Together, takingOf } from './taking.ts';
import { noTextSteers } from './texts.ts';
import { endsAgree } from './twins/agreement.ts';
import { childrenFormNoCycle, childrensValuesAreRight, twinsDoSomething } from './twins/children.ts';
import { clockIsRight, savesAreSpaced, testsHaveTime } from './twins/clock.ts';
import { connectionsAreRead, connectionsLeadSomewhere } from './twins/connections.ts';
import { emulatorFits } from './twins/emulator.ts';
import { endpointsDoNotClash, exposuresAreRight } from './twins/endpoints.ts';
import { linksAreRight } from './twins/links.ts';
import { loopsAreDelayed } from './twins/loops.ts';
import { parametersAreRight } from './twins/parameters.ts';
import { messagesAreDescribed, safeValuesAreRight } from './twins/physical-twin.ts';
import { idlenessLasts, schedulesAreRight } from './twins/schedule.ts';
import { noSecretIsWritten } from './twins/secrets.ts';
import { testsCanBeRun } from './twins/test.ts';

/** All requirements on a configuration beyond the schemas. */
export const rules: readonly Rule[] = [
  namesAreTheFolders,
  idsAreFree,
  instanceIdsAreValid,
  twinsDoSomething,
  onlyFunctionsAndToolsUse,
  referencesResolve,
  usesAreBound,
  librariesAreCode,
  portsAreDeclaredOnce,
  integrationsAreThere,
  connectionsAreRead,
  connectionsLeadSomewhere,
  inputsHaveOneSource,
  endsAgree,
  unitsAreCodes,
  portKindsAreRight,
  defaultsAreAllowed,
  parametersAreRight,
  liveParametersAreTold,
  workspaceOffers,
  twinsStayWithinQuotas,
  seatsAreThere,
  placesExist,
  clockIsRight,
  savesAreSpaced,
  schedulesAreRight,
  idlenessLasts,
  testsHaveTime,
  loopsAreDelayed,
  emulatorFits,
  testsCanBeRun,
  linksAreRight,
  messagesAreDescribed,
  safeValuesAreRight,
  licencesAreExpressions,
  licencesAreAllowed,
  organisationsMayUse,
  instancesAreFew,
  childrenFormNoCycle,
  childrensValuesAreRight,
  noSecretIsWritten,
  noTextSteers,
  networkIsRight,
  contractIsSpoken,
  endpointsDoNotClash,
  exposuresAreRight,
  namedFilesAreThere,
  imagesAreAllowed,
  workspaceImageIsRight,
  forgesAreRight,
  requirementsArePinned,
  typesAreUpToDate,
  takenVersionsAreUnchanged,
  locksAgree,
];

const ofAssets = rules.flatMap(({ asset }) => asset ?? []);
const ofTwins = rules.flatMap(({ twin }) => twin ?? []);

/** The problems of one asset. */
function judgeAsset(asset: Sourced<Asset>, resolution: Resolution): readonly Problem[] {
  return ofAssets.flatMap((judge) => judge(asset, resolution));
}

/** The problems of one twin. */
export function judgeTwin(twin: ResolvedTwin, resolution: Resolution): readonly Problem[] {
  return ofTwins.flatMap((judge) => judge(twin, resolution));
}

/** The problems of `platform.yaml`, and of all twins together. */
export async function judgeTogether(
  together: Together,
  placeKinds: Catalogue['placeKinds'],
): Promise<readonly Problem[]> {
  const { platform } = together;
  const problems = rules.flatMap((rule) => [
    ...((platform && rule.platform?.(platform)) ?? []),
    ...(rule.together?.(together) ?? []),
  ]);
  return [...problems, ...(await placeKindProblems(platform, placeKinds))];
}

/** The problems that all rules find, in no particular order. */
export async function applyRules(resolution: Resolution): Promise<readonly Problem[]> {
  const { catalogue, twins } = resolution;
  return [
    ...[...catalogue.assets.values()].flatMap((asset) => judgeAsset(asset, resolution)),
    ...[...twins.values()].flatMap((twin) => judgeTwin(twin, resolution)),
    ...(await judgeAll(resolution)),
  ];
}

/** The problems of one asset or twin of the tree; none where the reference leads to nothing that could be read. */
export function judgeReference(reference: string, resolution: Resolution): readonly Problem[] {
  const asset = resolution.catalogue.assets.get(reference);
  const twin = resolution.twins.get(reference.replace(/^twins\//, ''));
  return asset ? judgeAsset(asset, resolution) : twin ? judgeTwin(twin, resolution) : [];
}

/** The problems of `platform.yaml`, and of all twins of a resolution together. */
export function judgeAll(resolution: Resolution): Promise<readonly Problem[]> {
  const { catalogue, twins } = resolution;
  const together = {
    platform: catalogue.platform,
    takings: [...twins.values()].map((twin) => takingOf(twin, resolution)),
    documentOf: (name: string) => twins.get(name)!.twin.document,
  };
  return judgeTogether(together, catalogue.placeKinds);
}
