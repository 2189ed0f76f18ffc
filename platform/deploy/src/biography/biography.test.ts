import { expect, test } from 'vitest';
import { memoryWorld } from '../../testing/memory-world.ts';
import { openBiography } from './biography.ts';

test('each record of a stack has the time of its event, so the same resources are never the same record', async () => {
  const world = memoryWorld();
  const deployment = { manifest: { time: '0001-01-01T00:00:00Z', version: 'v3' }, resources: [] };
  const stack = { version: 3, deployment };
  const recorded = (time: string) => ({
    version: 3,
    deployment: { ...deployment, manifest: { time, version: 'v3' } },
  });
  await world.withTwinLock('a', async () => {
    const biography = await openBiography(world, 'a');
    for (const time of ['2026-11-22T12:00:00.000Z', '2026-11-22T12:00:00.001Z']) {
      world.clock = new Date(time);
      await biography.append({ event: 'terminated', summary: '1.0.0', stack });
      expect(biography.stack).toEqual(recorded(time));
    }
    const last = biography.stack;
    await biography.append({ event: 'saved', summary: 'x' });
    expect(biography.stack).toEqual(last);
    await biography.append({ event: 'deployed', summary: '1.0.0', stack: { version: 3 } });
    expect(biography.stack).toMatchObject({ deployment: { manifest: { time: '2026-11-22T12:00:00.001Z' } } });
  });
});
