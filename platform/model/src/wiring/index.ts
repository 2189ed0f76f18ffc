export { connectionsOf, type WrittenConnection } from './connections.ts';
export { type Edge, type StepOrder, stepOrder } from './order.ts';
export { adopted, type Direction, isPort, type NoPort, type Port, portAt } from './port.ts';
