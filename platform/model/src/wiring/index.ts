export { type Wire, wiresOf } from './connections.ts';
export { type Edge, type StepOrder, stepOrder } from './order.ts';
export { isPort, type NoPort, type Port } from './port.ts';
