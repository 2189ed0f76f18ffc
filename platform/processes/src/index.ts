export { endFamily, familyMembers, type ProcessFamily } from './family.ts';
export {
  identify,
  isAlive,
  lifeOf,
  type ProcessHere,
  type ProcessIdentity,
  thisProcess,
} from './identity.ts';
export { type LockOptions, LockTakenError, withLock } from './lock.ts';
export { attempt, commandLineOf, environmentOf, exists, processIds } from './proc.ts';
export { firstChild, signalGroup, signalProcess } from './signal.ts';
export { after, every, type Timer } from './timers.ts';
export { fillBeside, makeFolder, writeBeside } from './write-beside.ts';
