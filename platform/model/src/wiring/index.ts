export { isPort, isQueued, type Port, type Wire, wiresOf } from './connections.ts';
export { stepOrder } from './order.ts';
