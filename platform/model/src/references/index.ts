export {
  type Connection,
  type Endpoint,
  offsetsOfEnds,
  parseConnection,
  parseEndpoint,
  physical,
  printConnection,
  printEndpoint,
} from './endpoint.ts';
export { meantBy } from './meant.ts';
export { compareText, own } from './names.ts';
export { didYouMean, nearest, nearestPath, nearestReference } from './nearest.ts';
export {
  type AssetFolder,
  directoryOf,
  isName,
  isReference,
  kindOfFolder,
  parseVersionedReference,
  referencesIn,
} from './reference.ts';
