export { type Instance, resolutionFor } from './instances.ts';
export { librariesOf } from './locks/libraries.ts';
export { newLock, printLock } from './locks/lock-text.ts';
export { type IndexedReference, type Resolved, requestsOf } from './locks/locked.ts';
export { type Ports, portsOf } from './ports.ts';
export {
  allComponents,
  allParts,
  emulatorId,
  type Resolution,
  type ResolvedComponent,
  type ResolvedTwin,
} from './resolution.ts';
export { resolveCatalogue } from './resolve-catalogue.ts';
export { followedFrom, type PartOptions, type ResolvedPart, resolvePart } from './resolve-part.ts';
export { type Available, isAsset, isAvailable, isTwin, type Unavailable } from './versions/available.ts';
export { type Finder, finderOf } from './versions/finder.ts';
export { satisfiesRange } from './versions/range.ts';
export { testedContent } from './versions/tested-content.ts';
