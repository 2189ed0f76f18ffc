export { ensured } from './ensured.ts';
export * as forgeErrors from './failures.ts';
export type * from './forge.ts';
export { type ForgeKind, forgeKinds } from './kind.ts';
export { isMarked, type MarkedPlace, marked, markedText } from './mark.ts';
