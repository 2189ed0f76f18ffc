export { componentStates, keepsState, type StateWriters } from './component-states.ts';
export {
  generationOf,
  printDesired,
  printWorkspace,
  readDesired,
  workspaceReference,
} from './editions.ts';
export { type LiveChange, liveChanges, type Parameters, withParameters } from './live-changes.ts';
export { planInWords } from './plan-words.ts';
export { renderAlone } from './render-alone.ts';
export { renderBatch } from './render-batch.ts';
export { environmentOf } from './render-component.ts';
export { type DesiredResources, type ResourcesOf, renderDesired } from './render-desired.ts';
export { renderJudge, renderTest } from './render-test.ts';
