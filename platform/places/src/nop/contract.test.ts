import { describe, expect, it } from 'vitest';
import { counterFiles, counterSpec } from '../../testing/counter-workspace.ts';
import { runnerOf } from '../place.ts';
import { nopKind } from './kind.ts';

const context = { home: '0123456789abcdef', environment: {}, onProgress: () => {} };

describe('a place of the kind nop, where nothing runs', () => {
  const place = nopKind.open({}, context);

  it('runs any workspace, and needs nothing for that', async () => {
    expect(await place.judge({ ...counterSpec('mill', 3), secrets: ['NOBODY'] })).toEqual({ remarks: [] });
    await place.stage(counterSpec('mill', 3), () => undefined);
    await place.stage(counterSpec('mill', 3), counterFiles);
  });

  it('has no workspace to see, to stop or to remove', async () => {
    await place.stop('mill');
    await place.remove('mill');
    expect(await place.observe()).toEqual(new Map());
    expect(await place.observeOne('mill')).toBeUndefined();
  });

  it('has no runner that could be called, and says so with the code that other kinds use', async () => {
    await expect(runnerOf(place, 'mill').status()).rejects.toMatchObject({
      code: 'runner-unreachable',
      message: expect.stringContaining('the kind nop, which starts no runner. Name another place'),
    });
    await expect(runnerOf(place, 'mill').dial({ port: 1 })).rejects.toMatchObject({
      code: 'runner-unreachable',
    });
  });

  it('leaves an empty ring and no logs', async () => {
    const ring = place.leftRing('mill');
    expect(await ring.pending()).toEqual([]);
    await ring.ack('20261122T124132Z-00000001');
    expect(await place.leftLogs('mill', { tail: 5 })).toEqual({ components: [], lines: [] });
  });
});
