export * as placeErrors from './failures.ts';
export type { PlaceContext, PlaceKind } from './kind.ts';
export type {
  AssetFiles,
  Judgement,
  LeftLogs,
  Leftovers,
  Observed,
  Place,
  Ring,
  Waiting,
  WorkspaceId,
} from './place.ts';
export { isSamePlace, type Observations, type Places, placesFrom } from './places.ts';
export { ensurePluginsDir } from './plugin/plugins-dir.ts';
export type { ResourceType } from './plugin/resource-type.ts';
export { placeKind, placeKinds, resourceKinds } from './registry.ts';
export { runnerOf } from './runner-of.ts';
