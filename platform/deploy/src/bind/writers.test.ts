import { expect, test } from 'vitest';
import { memoryWorld } from '../../testing/memory-world.ts';
import { openBiography } from '../biography/biography.ts';
import { writers } from './writers.ts';

const one = writers((_twin, run) => run());

test('the holder of the lock may write, until the lock is released', async () => {
  await expect(one.mayWrite('a')).rejects.toThrow('the lock of a');
  await one.withTwinLock('a', async () => {
    await one.mayWrite('a');
    await expect(one.mayWrite('b')).rejects.toThrow('the lock of b');
  });
  await expect(one.mayWrite('a')).rejects.toThrow('the lock of a');
});

test('a failure releases the lock, too', async () => {
  await expect(one.withTwinLock('a', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  await expect(one.mayWrite('a')).rejects.toThrow('the lock of a');
});

test('an event is not appended by a process that may not write', async () => {
  const world = memoryWorld();
  const biography = await openBiography(world, 'a');
  const event = { event: 'saved', summary: 'x' } as const;
  await expect(biography.append(event)).rejects.toThrow('the lock of a');
  expect(world.entries.get('a')).toBeUndefined();
  await world.withTwinLock('a', () => biography.append(event));
  expect(world.entries.get('a')).toHaveLength(1);
});
