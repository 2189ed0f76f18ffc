export * as placeErrors from './failures.ts';
export type { ImageTest, ImageTests } from './image-tests.ts';
export { openImageTests } from './open-image-tests.ts';
export { type Machine, type Observed, type Place, type Ring, runnerOf } from './place.ts';
export { isSamePlace, type Places, placesFrom } from './places.ts';
export { ensurePluginsDir } from './plugin/plugins-dir.ts';
export { placeKind, placeKinds, resourceKinds } from './registry.ts';
export { answerMsOf } from './runner-answer.ts';
