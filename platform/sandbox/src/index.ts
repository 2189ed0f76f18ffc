export { cacheHome, socketPath, stateHome } from './folders.ts';
export { type Collected, collect } from './isolation/collect.ts';
export { detectIsolation } from './isolation/detect.ts';
export type {
  IsolatedCommand,
  Isolation,
  IsolationMode,
  LimitKeeper,
  Limits,
  Mount,
  Network,
} from './isolation/isolation.ts';
export { type Ended, type IsolatedProcess, runIsolated } from './isolation/run.ts';
