import { describe, expect, it } from 'vitest';
import { fixtureKinds } from '../../testing/fixture-kinds.ts';
import { tableOf } from '../kinds/resource-kind.ts';
import { changesOf } from './stack-events.ts';
import type { StackEvent } from './stack-run.ts';

const table = tableOf(fixtureKinds('/nowhere'));
type Phase = 'planned' | 'started' | 'done' | 'failed';
const event = (op: string, phase: Phase, name: string, type = 'own:index:Thing'): StackEvent => ({
  kind: 'resource',
  op,
  phase,
  name,
  type,
});

describe('changesOf', () => {
  it('has each change once, how far it came, and nothing of what stays', () => {
    const changes = changesOf(
      [
        event('same', 'started', 'a'),
        event('same', 'done', 'a'),
        event('create', 'started', 'b'),
        event('update', 'started', 'c'),
        event('create', 'done', 'b'),
        { kind: 'diagnostic', severity: 'error', message: 'x' },
        event('delete', 'started', 'd'),
        event('update', 'failed', 'c'),
      ],
      table,
    );
    expect(changes.map(({ op, name, state }) => [op, name, state])).toEqual([
      ['create', 'b', 'done'],
      ['update', 'c', 'failed'],
      ['delete', 'd', 'begun'],
    ]);
  });

  it.each([
    ['replace', 'openstack:compute/instance:Instance', true],
    ['update', 'openstack:compute/instance:Instance', undefined],
    ['delete', 'openstack:compute/instance:Instance', true],
    ['delete', 'docker:index/container:Container', undefined],
    ['replace', 'docker:index/container:Container', undefined],
    ['replace', 'unknown:index:Thing', undefined],
  ])('says of a %s of %s whether it loses data: %s', (op, type, losesData) => {
    expect(changesOf([event(op, 'planned', 'a', type)], table)[0]?.losesData).toBe(losesData);
  });
});
