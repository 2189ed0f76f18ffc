export { compareText } from './compare.ts';
export {
  type Connection,
  type Endpoint,
  offsetsOfEnds,
  parseConnection,
  physical,
  printConnection,
  printEndpoint,
} from './endpoint.ts';
export { didYouMean, nearest, nearestPath, nearestReference } from './nearest.ts';
export { own } from './own.ts';
export {
  type AssetFolder,
  directoryOf,
  isName,
  isReference,
  kindOfFolder,
  parseVersionedReference,
} from './reference.ts';
