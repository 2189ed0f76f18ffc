export type { AdapterOptions } from './adapter-options.ts';
export { ensured } from './ensured.ts';
export * as forgeErrors from './failures.ts';
export { type FoundForge, findForge } from './find/find-forge.ts';
export { forgeRemoteOf } from './find/remotes.ts';
export type * from './forge.ts';
export { type ForgeKind, forgeKinds } from './kind.ts';
export { isMarked, type MarkedPlace, marked, markedText } from './mark.ts';
