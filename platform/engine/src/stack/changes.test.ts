import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';
import type { StackEvent } from './stack-protocol.ts';

describe('changesOf', () => {
  it('says each change once, how far it came, and nothing of what stays', () => {
    const event = (op: string, phase: 'started' | 'done' | 'failed', name: string): StackEvent => ({
      kind: 'resource',
      op,
      phase,
      name,
      type: 'dtaas:nop:Resource',
      detailedDiff: {},
    });
    const changes = changesOf([
      event('same', 'started', 'a'),
      event('same', 'done', 'a'),
      event('create', 'started', 'b'),
      event('update', 'started', 'c'),
      event('create', 'done', 'b'),
      event('delete', 'started', 'd'),
      event('update', 'failed', 'c'),
    ]);
    expect(changes.map(({ op, name, state }) => [op, name, state])).toEqual([
      ['create', 'b', 'done'],
      ['update', 'c', 'failed'],
      ['delete', 'd', 'begun'],
    ]);
  });
});
