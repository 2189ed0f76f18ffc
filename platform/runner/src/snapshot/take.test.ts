import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Assembly } from '../twin/assembly.ts';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import type { Manifest } from './manifest.ts';
import { Ring } from './ring.ts';
import { type TakeSnapshot, takeSnapshot } from './take.ts';

/** What is asked for of a twin with one component that is down, so that nothing has to run. */
function request(more: Partial<TakeSnapshot>): TakeSnapshot {
  const directory = mkdtempSync(join(tmpdir(), 'dtaas-take-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, 'state/a'), { recursive: true });
  writeFileSync(join(directory, 'state/a/values'), 'as saved');
  const component = { id: 'a', status: { state: 'failed', restarts: 0 } };
  const assembly = {
    components: new Map([['a', component]]),
    outputs: [],
    values: {},
    clock: { state: { clock: { mode: 'wall', t: 0 }, inFlight: {} } },
  };
  return {
    directory,
    file: { spec: { components: { a: {} } } } as unknown as WorkspaceFile,
    assembly: assembly as unknown as Assembly,
    ring: new Ring(join(directory, 'ring'), 1),
    origin: 'asked',
    isolation: 'none',
    inspect: () => ({ push: () => {} }),
    copied: async () => {},
    toJson: JSON.stringify,
    ...more,
  };
}

test('a twin goes on once its files are copied: hashes and secrets are seen to in the copy', async () => {
  const order: string[] = [];
  const asked = request({
    inspect: () => ({ push: (chunk) => order.push(`looked at “${chunk}”`) }),
    async copied() {
      order.push('goes on');
      appendFileSync(join(asked.directory, 'state/a/values'), ', and after that');
    },
  });
  const { name } = await takeSnapshot(asked);
  expect(order).toEqual(['goes on', 'looked at “as saved”']);
  const folder = join(asked.directory, 'ring', name);
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  expect(manifest.components['a']?.files['values']).toMatchObject({ size: 'as saved'.length });
  expect(readFileSync(join(folder, 'components/a/values'), 'utf8')).toBe('as saved');
});

test('a copy with a secret is deleted', async () => {
  const refusing = () => ({
    push() {
      throw new Error('a secret');
    },
  });
  const asked = request({ inspect: refusing });
  await expect(takeSnapshot(asked)).rejects.toThrow('a secret');
  expect(readdirSync(join(asked.directory, 'ring'))).toEqual([]);
});
