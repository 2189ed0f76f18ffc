import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceImageForTests } from '../../testing/workspace-image.ts';
import { programsOf } from '../programs.ts';
import { workspaceRecipe } from '../recipe/recipe.ts';
import { storeFiles } from './kept-image.ts';
import { checkBlobs, imageFolder } from './store.ts';

const built = workspaceImageForTests();

describe.skipIf(!built)('the workspace image that this user keeps', () => {
  it('is whole, and has the programs of the recipe in at most 110 MB', async () => {
    const { image, folder } = built!;
    await checkBlobs(image, folder);
    expect(image.layer.size).toBeLessThan(110e6);
    expect(programsOf(image.labels)).toMatchObject({
      node: workspaceRecipe.node.version,
      python: expect.stringMatching(/^3\.11\./),
    });
    const materials = readFileSync(join(imageFolder(image.digest, folder), storeFiles.materials), 'utf8');
    const { components } = JSON.parse(materials) as { components: readonly { readonly name: string }[] };
    expect(components).toHaveLength(image.packages);
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining([...workspaceRecipe.packages]));
  });
});
