import type { JsonObject, Platform } from '@dtaas/model';
import type { ImageTests } from './image-tests.ts';
import type { ImageTestContext, PlaceKind } from './kind.ts';
import { placeKinds } from './registry.ts';

/** A kind of place that runs tests in images. */
type TestingKind = PlaceKind & Required<Pick<PlaceKind, 'imageTests'>>;

/**
 * Runs tests at a place of `platform.yaml` that runs images: the default place if it does, else the first one. Without such a place they
 * run on this machine.
 *
 * @returns `where`: the place, for messages
 */
export function openImageTests(
  platform: Pick<Platform['spec'], 'places' | 'defaultPlace' | 'images'> | undefined,
  context: Omit<ImageTestContext, 'registry'>,
): { readonly where: string; readonly tests: ImageTests } {
  const { name, kind, settings } = placeOfTests(platform, context.environment);
  const where = name === undefined ? 'on this machine' : `at the place ${name} of platform.yaml`;
  return { where, tests: kind.imageTests(settings, { ...context, registry: platform?.images.registry }) };
}

/** Pure. `name` is absent for this machine. */
export function placeOfTests(
  platform: Pick<Platform['spec'], 'places' | 'defaultPlace'> | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly name?: string; readonly kind: TestingKind; readonly settings: JsonObject } {
  const testing = placeKinds.filter((kind): kind is TestingKind => kind.imageTests !== undefined);
  const written = Object.entries(platform?.places ?? {}).flatMap(([name, place]) => {
    const kind = testing.find((each) => each.name === place.kind);
    return kind ? [{ name, kind, settings: place.settings }] : [];
  });
  const found = written.find(({ name }) => name === platform?.defaultPlace) ?? written[0];
  if (found) return found;
  const [kind] = testing;
  return { kind: kind!, settings: kind!.onMachine?.settingsFrom(environment) ?? {} };
}
