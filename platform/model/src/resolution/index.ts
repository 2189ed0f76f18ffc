export { type Available, isAsset, isAvailable, isTwin, type Unavailable } from './available.ts';
export { type Finder, finderOf } from './finder.ts';
export { type Instance, resolutionFor } from './instances.ts';
export { librariesOf } from './libraries.ts';
export { newLock, printLock } from './lock-text.ts';
export { type IndexedReference, type Resolved, requestsOf } from './locked.ts';
export type { Ports } from './ports.ts';
export { satisfiesRange } from './range.ts';
export {
  allComponents,
  allParts,
  emulatorId,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
} from './resolution.ts';
export { resolveCatalogue } from './resolve-catalogue.ts';
export { followedFrom, isMost, type PartOptions, resolvePart } from './resolve-part.ts';
export { testedContent } from './tested-content.ts';
