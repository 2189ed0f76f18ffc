import { recipeKey, workspaceRecipe } from '../src/recipe/recipe.ts';
import type { KeptImage } from '../src/store/kept-image.ts';
import { imagesFolder, newestOf } from '../src/store/store.ts';

/** The workspace image in the folder of the user, because a test run has a state folder of its own. */
export interface ImageForTests {
  readonly image: KeptImage;
  /** The folder of the store: for `loadImage` and the like. */
  readonly folder: string;
}

/**
 * The workspace image that `test/components/workspace-image.sh` built. Without it, tests are skipped with a line that says how to get it.
 *
 * @throws if it is missing and every component is required
 */
export function workspaceImageForTests(): ImageForTests | undefined {
  const folder = imagesFolder({ ...process.env, DTAAS_STATE_HOME: undefined });
  const image = newestOf(workspaceRecipe.name, folder)?.image;
  if (image?.recipe === recipeKey(workspaceRecipe)) return { image, folder };
  const missing =
    "tests of the workspace image aren't run: it is not built (test/components/workspace-image.sh)";
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw new Error(missing);
  console.warn(missing);
  return undefined;
}
