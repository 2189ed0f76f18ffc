export type { Overrides } from './overrides.ts';
export { type PlanChange, type PlanSubject, planInWords } from './plan-words.ts';
export { environmentOf } from './render-component.ts';
export { printDesired, type RenderOptions, renderDesired } from './render-desired.ts';
