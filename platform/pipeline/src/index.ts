export { lastChanges } from './merged/last-changes.ts';
