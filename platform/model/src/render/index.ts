export { componentStates, keepsState, type StateWriters } from './desired/component-states.ts';
export {
  generationOf,
  printDesired,
  printWorkspace,
  readDesired,
  workspaceReference,
} from './desired/editions.ts';
export { type LiveChange, liveChanges, type Parameters, withParameters } from './desired/live-changes.ts';
export { planInWords } from './plan/plan-words.ts';
export { renderAlone } from './render-alone.ts';
export { renderBatch } from './render-batch.ts';
export { type DesiredResources, type ResourcesOf, renderDesired } from './render-desired.ts';
export { renderJudge, renderTest } from './render-test.ts';
export { environmentOf } from './workspace/render-component.ts';
