export { type Wire, wiresOf } from './connections.ts';
export { stepOrder } from './order.ts';
export { isPort, type NoPort, type Port } from './port.ts';
