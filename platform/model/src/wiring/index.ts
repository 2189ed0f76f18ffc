export { isPort, isQueued, outputNamed, type Port, type Wire, wiresOf } from './connections.ts';
export { stepOrder } from './order.ts';
