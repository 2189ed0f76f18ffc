export { type ComponentState, componentStates, keepsState, type StateWriter } from './component-states.ts';
export { type FirstEdition, printDesired, toSecondEdition, workspaceReference } from './editions.ts';
export { type PlanChange, planInWords } from './plan-words.ts';
export { environmentOf } from './render-component.ts';
export { type ResourcesOf, renderDesired } from './render-desired.ts';
export { generationOf, printWorkspace } from './workspace-text.ts';
