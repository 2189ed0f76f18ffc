import { describe, expect, it } from 'vitest';
import { pastBefore } from './times.ts';

const moment = new Date('2026-11-22T12:00:00Z');
const record = (reference: string, at: string, durationMs: unknown = 1000) => {
  const [folder, name] = reference.split('/');
  return { ...(folder === 'twins' ? { twin: name } : { asset: reference }), at, durationMs };
};
const past = (...all: (readonly [name: string, record: unknown])[]) => pastBefore(new Map(all), moment);

describe('the records before a commit', () => {
  it('tell how long each asset and each twin took last', () => {
    const { names, times } = past(
      ['b', record('models/box', '2026-11-22T11:00:00.000Z', 2000)],
      ['a', record('models/box', '2026-11-21T11:00:00.000Z', 9000)],
      ['c', record('twins/oven', '2026-11-21T11:00:00.000Z', 300)],
    );
    expect(Object.fromEntries(times)).toEqual({ 'models/box': 2000, 'twins/oven': 300 });
    expect([...names].sort()).toEqual(['a', 'b', 'c']);
  });

  it('are those that were made before it, so that a later record changes nothing', () => {
    const before = ['a', record('models/box', '2026-11-21T11:00:00.000Z', 9000)] as const;
    const after = [
      ['b', record('models/box', '2026-11-22T12:00:00.000Z', 1)],
      ['c', record('models/saw', '2026-11-23T12:00:00.000Z', 1)],
    ] as const;
    expect(past(before, ...after)).toEqual(past(before));
  });

  it('decides by the name between two that were made at once', () => {
    const at = '2026-11-21T11:00:00.000Z';
    const [one, two] = [
      ['a', record('models/box', at, 1)],
      ['b', record('models/box', at, 2)],
    ] as const;
    expect(past(two, one)).toEqual(past(one, two));
    expect(past(one, two).times.get('models/box')).toBe(2);
  });

  it.each([
    null,
    'text',
    [],
    {},
    record('models/box', 'yesterday'),
    record('models/box', '2026-11-21T11:00:00Z', '5'),
    record('models/box', '2026-11-21T11:00:00Z', -1),
    { at: '2026-11-21T11:00:00Z', durationMs: 1 },
  ])('leave out what is no record: %j', (odd) => {
    expect(past(['a', odd])).toEqual({ names: new Set(), times: new Map() });
  });
});
