export { type ComponentState, componentStates, keepsState, type StateWriter } from './component-states.ts';
export { type FirstEdition, printDesired, toSecondEdition, workspaceReference } from './editions.ts';
export type { Overrides } from './overrides.ts';
export { type PlanChange, type PlanSubject, planInWords } from './plan-words.ts';
export { environmentOf } from './render-component.ts';
export { type RenderOptions, type ResourcesOf, renderDesired } from './render-desired.ts';
export { generationOf, printWorkspace } from './workspace-text.ts';
