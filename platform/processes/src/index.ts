export * as processErrors from './failures.ts';
export { endFamily, familyMembers, type ProcessFamily, signalGroup, signalProcess } from './family.ts';
export { faultPoint } from './fault-point.ts';
export { cacheHome, socketPath, stateHome, storeFolder } from './folders.ts';
export {
  hasEnded,
  identify,
  isAlive,
  lifeOf,
  ownMark,
  type ProcessHere,
  type ProcessIdentity,
  thisProcess,
} from './identity.ts';
export { type LockOptions, LockTakenError, withLock } from './lock.ts';
export { attempt, commandLineOf, environmentOf, firstChild, processIds } from './proc.ts';
export { programOnPath, programsOnPath, realFile, systemProgram } from './programs.ts';
export { removeTree } from './remove-tree.ts';
export { after, every, type Timer } from './timers.ts';
export { variables, variablesExcept } from './variables.ts';
export { fillBeside, makeFolder, writeBeside } from './write-beside.ts';
