import { describe, expect, it } from 'vitest';
import { fixtureKinds, recordedResource } from '../../testing/fixture-kinds.ts';
import { testOwner } from '../../testing/temporary-stack.ts';
import type { Change } from '../stack/stack-run.ts';
import type { Checkpoint, ResourceState } from '../state/checkpoint.ts';
import { prepareResources } from './prepare.ts';
import { tableOf } from './resource-kind.ts';
import { withUnfinished } from './sweep.ts';

const table = tableOf(fixtureKinds('/nowhere'));
const box = 'docker:index/container:Container';
const stack = recordedResource('pulumi:pulumi:Stack', 'dtaas-test');
const byDefault = recordedResource('pulumi:providers:docker', 'default_5_2_0', { id: 'p0' });
const host = { host: 'tcp://one.example' };

const prepared = (provider?: { host: string }, type = box) =>
  prepareResources(
    table,
    testOwner,
    { box: { type, inputs: {}, ...(provider ? { provider } : {}) } },
    undefined,
  );
const checkpointOf = (...resources: ResourceState[]): Checkpoint => ({
  version: 3,
  deployment: { manifest: {}, resources },
});
const change = (state: Change['state'], op = 'create', type = box): Change => ({
  op,
  type,
  name: 'box',
  state,
});

describe('a creation that ended without an id', () => {
  const expected = {
    urn: `urn:pulumi:test::dtaas::${box}::box`,
    custom: true,
    type: box,
    inputs: { mark: { ...testOwner, name: 'box', generation: '' } },
    parent: stack.urn,
  };

  it.each(['failed', 'begun'] as const)('stays pending when it is %s', (state) => {
    const recorded = withUnfinished(checkpointOf(stack, byDefault), table, prepared(), [change(state)]);
    expect(recorded?.deployment.pending_operations).toEqual([
      { type: 'creating', resource: { ...expected, provider: `${byDefault.urn}::p0` } },
    ]);
  });

  it('names the provider that was to make it', () => {
    const [{ provider } = {}] = prepared(host);
    const own = recordedResource('pulumi:providers:docker', provider!.name, { id: 'p1', inputs: host });
    const recorded = withUnfinished(checkpointOf(stack, byDefault, own), table, prepared(host), [
      change('failed'),
    ]);
    expect(recorded?.deployment.pending_operations).toMatchObject([
      { resource: { provider: `${own.urn}::p1` } },
    ]);
  });

  const whole = checkpointOf(stack, byDefault);
  it.each<[what: string, checkpoint: Checkpoint | undefined, type: string, changes: readonly Change[]]>([
    ['it was done', whole, box, [change('done')]],
    ['it was an update', whole, box, [change('failed', 'update')]],
    ['nothing of it was begun', whole, box, []],
    ['creating again adopts', whole, 'own:index:Thing', [change('failed', 'create', 'own:index:Thing')]],
    ['it is recorded', checkpointOf(stack, byDefault, recordedResource(box, 'box')), box, [change('failed')]],
    ['its provider was not there', checkpointOf(stack), box, [change('failed')]],
    ['there is no record at all', undefined, box, [change('failed')]],
  ])('does not stay pending when %s', (_what, checkpoint, type, changes) => {
    expect(withUnfinished(checkpoint, table, prepared(undefined, type), changes)).toBe(checkpoint);
  });

  it('is not pending twice', () => {
    const once = withUnfinished(whole, table, prepared(), [change('failed')]);
    expect(withUnfinished(once, table, prepared(), [change('failed')])).toBe(once);
  });
});
