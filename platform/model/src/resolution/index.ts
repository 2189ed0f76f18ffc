export { type Available, isAsset, isAvailable, isTwin, type Unavailable } from './available.ts';
export { type Finder, finderOf } from './finder.ts';
export { newLock, printLock } from './lock-text.ts';
export type { LockedReference, Resolved } from './locked.ts';
export { satisfiesRange } from './range.ts';
export { type Request, requestsOf } from './requests.ts';
export {
  emulatorId,
  type Resolution,
  type ResolvedChild,
  type ResolvedComponent,
  type ResolvedTwin,
  resolveCatalogue,
} from './resolution.ts';
