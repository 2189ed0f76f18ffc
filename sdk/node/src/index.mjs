// The component's own standard output is the protocol, so it is taken away from `console.log` before anything else runs.
import './output.mjs';

export { batch } from './batch.mjs';
export { load } from './load.mjs';
export { serve } from './serve.mjs';
export { at } from './timed.mjs';
