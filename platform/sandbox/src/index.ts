export { cacheHome, socketPath, stateHome } from './folders.ts';
