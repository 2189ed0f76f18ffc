// Commits many snapshots of the twin `chain` of the clone in the current folder, as `dtaas save` commits those that wait
// in a ring; only the ring isn't a running twin's. Arguments: how many, and bytes each. Prints seconds.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { worldOf } from '../../../platform/deploy/src/assess/survey.ts';
import { openBiography } from '../../../platform/deploy/src/biography/biography.ts';
import { openPlatform } from '../../../platform/deploy/src/open-platform.ts';
import { collect } from '../../../platform/deploy/src/reconcile/collect.ts';
import type { SnapshotManifest } from '../../../platform/model/src/index.ts';
import type { Ring, Waiting } from '../../../platform/places/src/place.ts';

const [count = 0, size = 0] = process.argv.slice(2).map(Number);
const { world } = await openPlatform(process.cwd());
const begin = Date.now() - count * 3_600_000;
const waiting = Array.from({ length: count }, (_, index): Waiting => {
  const takenAt = new Date(begin + index * 3_600_000);
  const stamp = `${takenAt
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z/, 'Z')}`;
  return {
    name: `${stamp}-${index.toString(16).padStart(8, '0')}`,
    takenAt: takenAt.toISOString(),
    origin: 'due',
  };
});

/** A ring of snapshots with one file each, half of which can be compressed. */
const ring: Ring = {
  pending: async () => waiting,
  async fetch(name, directory) {
    const bytes = Buffer.concat([randomBytes(size / 2), Buffer.alloc(size / 2, 'state ')]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(join(directory, 'components/part-0'), { recursive: true });
    writeFileSync(join(directory, 'components/part-0/state.bin'), bytes);
    const components = {
      'part-0': {
        asset: 'functions/part',
        version: '1.0.0',
        files: { 'state.bin': { sha256, size, mode: 0o644 } },
        outputs: {},
      },
    };
    const manifest: SnapshotManifest = {
      format: 1,
      twin: 'chain',
      takenAt: name,
      clock: {},
      inFlight: {},
      components,
      values: {},
    };
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
    return directory;
  },
  ack: async () => {},
};

const started = performance.now();
await world.withTwinLock('chain', async () => {
  const biography = await openBiography(world, 'chain');
  const placed = await worldOf(world, biography);
  if (!placed) throw new Error('chain has no place');
  await collect(placed, biography, ring);
});
console.log((performance.now() - started) / 1000);
