export type { AdapterOptions } from './adapter-options.ts';
export { ensured } from './ensured.ts';
export { type Command, commandOf, commandUsages } from './event/command.ts';
export type * from './event/event.ts';
export { readEvent } from './event/read-event.ts';
export * as forgeErrors from './failures.ts';
export type { FoundForge } from './find/find-forge.ts';
export { markKeyIn } from './find/mark-key.ts';
export { expectForgeRemote, forgeRemoteNameOf } from './find/remotes.ts';
export { findToken, tokenVariablesFor } from './find/token.ts';
export type * from './forge.ts';
export { type ForgeKind, forgeKinds } from './kind.ts';
export { isMarked, type MarkedPlace, marked, markedText } from './mark.ts';
export {
  expectForge,
  forgeOf,
  type OpenForgeOptions,
  openForge,
  openForgeToRead,
  type ReadableForge,
} from './open-forge.ts';
export { isUsuallyProtected, usualProtection } from './protection.ts';
export { type Action, mayDo, teamsAsked } from './rights/may-do.ts';
