export * as placeErrors from './failures.ts';
export type { PlaceContext, PlaceKind, ResourceType } from './kind.ts';
export {
  type AssetFiles,
  type Judgement,
  type Observed,
  type Place,
  type Ring,
  runnerOf,
  type Waiting,
  type WorkspaceId,
} from './place.ts';
export { isSamePlace, type Observations, type Places, placesFrom } from './places.ts';
export { ensurePluginsDir } from './plugin/plugins-dir.ts';
export { placeKind, placeKinds, resourceKinds } from './registry.ts';
