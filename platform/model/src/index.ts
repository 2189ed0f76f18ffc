export { affectedTwins } from './affected/affected-twins.ts';
export { checkRepository } from './check.ts';
export { componentConfig } from './component-config.ts';
export { declaredPorts } from './declared-ports.ts';
export * from './digest/index.ts';
export { isFormatFile } from './document/layout.ts';
export { layoutProblems } from './document/layout-problems.ts';
export type { ParseCache } from './document/parse-cache.ts';
export { readCatalogue } from './document/read-catalogue.ts';
export { largestFile } from './document/yaml/decode.ts';
export { defineError, type ErrorExplanation, explanationsIn } from './errors/define-error.ts';
export * as modelErrors from './errors/failures.ts';
export { isUnwritable, machineRefusal } from './errors/machine-refusal.ts';
export { DtaasError, type Position, type Problem } from './errors/problem.ts';
export type { Example, Explanation } from './explain/explanation.ts';
export { explanations } from './explain/explanations.ts';
export { formatsVersion } from './generated/formats-version.ts';
export type {
  AssetResult,
  BiographyEntry,
  ComponentState,
  Cost,
  EngineChange,
  LibraryUser,
  Outcome,
  PlanChange,
  PlanCost,
  QuotaUse,
  ReportedError,
  Reports,
  ShownComponent,
  ShownParameter,
  ShownPort,
  SnapshotListed,
  TwinPlan,
  TwinResult,
  TwinStatus,
  Verified,
} from './generated/reports.ts';
export type {
  Asset,
  Checkpoint,
  Desired,
  DesiredPlace,
  DesiredResource,
  EventName,
  Health,
  LifecycleOverride,
  Platform,
  RecordedLoss,
  RecordedStatus,
  ResourceState,
  RunCase,
  RunManifest,
  SavedFile,
  SnapshotManifest,
  Twin,
} from './generated/types.ts';
export * from './instance.ts';
export { secretsOfIntegration } from './integration-secrets.ts';
export { libraryOf } from './library/library.ts';
export { shownAsset, shownTwin } from './library/shown.ts';
export { type LinkWithPorts, linksOf } from './links/rendered.ts';
export { linksOfRivals } from './links/rivals.ts';
export * from './lock-files/requirements.ts';
export { isLockDue, type NewLock, newLocks } from './locking/new-locks.ts';
export { codeownersText, ownCodeowners } from './owners/codeowners.ts';
export { maintainersRole, operatorsRole, peopleOf, type Roles } from './owners/people.ts';
export { bytesOf, parameterValues, printBytes, secondsOf } from './parameters/index.ts';
export type { PlaceKindRules } from './place-kind.ts';
export {
  choosePlaces,
  type EarlierChoice,
  type PlaceableTwin,
  type PlaceChoice,
  type Placement,
  placementOf,
  placesInUse,
} from './placement/index.ts';
export { fingerprintOf } from './plan-fingerprint.ts';
export { platformVersion } from './platform-version.ts';
export * from './quotas/index.ts';
export { type AnyReport, asReport } from './read-report.ts';
export * from './records.ts';
export {
  type AssetFolder,
  didYouMean,
  directoryOf,
  isName,
  isReference,
  meantBy,
  nearest,
  nearestReference,
  parseVersionedReference,
  physical,
} from './references/index.ts';
export * from './render/index.ts';
export {
  type Available,
  emulatorId,
  type Finder,
  type Instance,
  isAsset,
  isAvailable,
  isTwin,
  type PartOptions,
  type Ports,
  portsOf,
  type Resolution,
  type ResolvedComponent,
  type ResolvedPart,
  type ResolvedTwin,
  resolutionFor,
  resolveCatalogue,
  resolvePart,
  testedContent,
} from './resolution/index.ts';
export { isImageAllowed } from './rules/assets/files.ts';
export { applyRules, judgeAll, judgeReference, judgeTwin } from './rules/index.ts';
export { isInterfaceOf } from './rules/platform/forges.ts';
export { fits } from './rules/twins/agreement.ts';
export * from './runs/index.ts';
export { nextStart, printSchedule, scheduledAt } from './schedule/schedule.ts';
export * from './snapshot/manifest.ts';
export type { Published, Sourced } from './tree/catalogue.ts';
export { directoriesOf } from './tree/directories.ts';
export { isPlainPath } from './tree/plain-path.ts';
export type { Tree, TreeEntry } from './tree/tree.ts';
export type { TreeFile } from './tree/tree-of.ts';
export { partPublished } from './tree/unpublished.ts';
export { twinLevel } from './twin-level.ts';
export * from './twin-test/index.ts';
export { type TypesFile, typesFileOf } from './types/types-file.ts';
export { convert, converter, loadUnits } from './units/index.ts';
export * from './values/json.ts';
export { atPointer, placedAt } from './values/json-pointer.ts';
export { memoised } from './values/memoised.ts';
export {
  type Address,
  addressOfUrl,
  isHostAddress,
  isThisMachine,
  networksOfTwins,
  parseAddress,
  printAddress,
  translated,
  whyUnreachable,
  withoutIPv6,
} from './values/network/addresses.ts';
export { isLoopback, listensAtOnce, urlAt } from './values/network/endpoints.ts';
export { inZone } from './values/time-zone.ts';
export { someOf } from './values/words/counted.ts';
export { isVerified } from './verified.ts';
export { isQueued } from './wiring/index.ts';
export type * from './workspace.ts';
export { stagedAssets } from './workspace.ts';
