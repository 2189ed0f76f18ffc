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
  kindOfFolder,
  parseReference,
  parseVersionedReference,
  printReference,
  printVersionedReference,
  type Reference,
} from './reference.ts';
