import { describe, expect, it } from 'vitest';
import { fixtureKinds, recordedResource } from '../../testing/fixture-kinds.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import type { ResourceState } from '../state/checkpoint.ts';
import { refuseForeign } from './foreign.ts';
import { type LocatedResource, tableOf } from './resource-kind.ts';

const box = 'docker:index/container:Container';
const provider = recordedResource('pulumi:providers:docker', 'engine', {
  id: 'p1',
  inputs: { host: 'unix:///engine.sock' },
});
const mine = recordedResource(box, 'mine', { id: 'c1', provider: `${provider.urn}::p1` });

/** The ids in `foreign` are of somebody else. */
async function asked(resources: readonly ResourceState[], foreign: readonly string[]) {
  const seen: LocatedResource[] = [];
  const kinds = fixtureKinds('/nowhere').map((kind) =>
    kind.type !== box
      ? kind
      : {
          ...kind,
          foreign: async (recorded: readonly LocatedResource[]) => {
            seen.push(...recorded);
            return recorded
              .filter(({ resource }) => foreign.includes(resource.id ?? ''))
              .map(({ name }) => name);
          },
        },
  );
  const deployment = { manifest: {}, resources: [...resources] };
  await refuseForeign(tableOf(kinds), testOwner, { version: 3, deployment });
  return seen;
}

describe('recorded ids', () => {
  it('are asked about at the place that has them', async () => {
    const thing = recordedResource('own:index:Thing', 'thing', { id: 't1' });
    expect(await asked([provider, mine, thing], ['c2'])).toEqual([
      { ...testOwner, name: 'mine', resource: mine, provider: { host: 'unix:///engine.sock' } },
    ]);
  });

  it('that belong to somebody else refuse the state', async () => {
    const other = recordedResource(box, 'other', { id: 'c2', provider: `${provider.urn}::p1` });
    await expect(asked([provider, mine, other], ['c2'])).rejects.toMatchObject({
      code: 'state-refused',
      message: expect.stringContaining('the id of other belongs to something that is not of test'),
    });
  });

  it('of resources that were never made are not asked about', async () => {
    const { id: _, ...unmade } = mine;
    expect(await asked([provider, unmade], [])).toEqual([]);
  });
});
