import { describe, expect, it } from 'vitest';
import { box, locked } from '../box.example.ts';
import { checkRepository } from '../check.ts';
import { treeOf } from '../tree-of.ts';

describe('rules', () => {
  it('find nothing in a right configuration', async () => {
    expect(await checkRepository(treeOf(await locked(box)))).toEqual([]);
  });
});
