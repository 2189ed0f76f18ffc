export * as processErrors from './failures.ts';
export { endFamily, familyMembers, type ProcessFamily, signalGroup, signalProcess } from './family/family.ts';
export {
  hasEnded,
  identify,
  isAlive,
  lifeOf,
  ownMark,
  type ProcessHere,
  type ProcessIdentity,
  thisProcess,
} from './family/identity.ts';
export { attempt, commandLineOf, environmentOf, firstChild, processIds } from './family/proc.ts';
export { faultPoint } from './fault-point.ts';
export { cacheHome, socketPath, stateHome, storeFolder } from './files/folders.ts';
export { platformFile } from './files/platform-file.ts';
export { removeTree } from './files/remove-tree.ts';
export { fillBeside, makeFolder, writeBeside } from './files/write-beside.ts';
export { type LockOptions, LockTakenError, withLock } from './lock/lock.ts';
export { processStream } from './process-stream.ts';
export { programOnPath, programsOnPath, realFile, systemProgram } from './programs.ts';
export { excerpt, formsOf, masker, maskKeys, secretFinder } from './secrets/mask.ts';
export { maskingStream } from './secrets/mask-stream.ts';
export { type Mask, maskFor, secretsOf } from './secrets/of-environment.ts';
export { shellWord } from './shell-word.ts';
export { after, every, type Timer } from './timers.ts';
export { variables, variablesExcept } from './variables.ts';
