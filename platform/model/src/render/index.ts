export { isEmulated, type Overrides } from './overrides.ts';
export { printDesired, type RenderOptions, renderDesired } from './render-desired.ts';
