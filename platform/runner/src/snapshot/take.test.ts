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
import { Ring } from './ring.ts';
import { takeSnapshot } from './take.ts';

type Request = Parameters<typeof takeSnapshot>[1];

/** A request to save a twin with one component that is down, so that nothing has to run. */
function request(inspect: Request['secrets']['inspect']): Request {
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
    origin: 'asked',
    isolationStatus: { mode: 'none', network: 'open', remarks: [] },
    secrets: { inspect },
  };
}

test('a twin goes on once its files are copied: the copy is hashed and searched for secrets', async () => {
  const order: string[] = [];
  const asked = request(() => (chunk) => order.push(`looked at "${chunk}"`));
  const folder = join(asked.directory, 'snapshot');
  const { components, ranOn } = await takeSnapshot(folder, asked, async (remarks) => {
    expect(remarks).toEqual(['it was down, so its files are the last that it wrote']);
    order.push('goes on');
    appendFileSync(join(asked.directory, 'state/a/values'), ', and after that');
  });
  expect(order).toEqual(['goes on', 'looked at "as saved"']);
  expect(components['a']?.files['values']).toMatchObject({ size: 'as saved'.length });
  expect(readFileSync(join(folder, 'components/a/values'), 'utf8')).toBe('as saved');
  expect(ranOn.isolation).toBe('none');
});

test('a copy with a secret is not added to the ring, and is deleted', async () => {
  const asked = request(() => () => {
    throw new Error('a secret');
  });
  const folder = join(asked.directory, 'ring');
  const ring = new Ring(folder, 1, JSON.stringify);
  const added = ring.add((fresh) => takeSnapshot(fresh, asked, async () => {}));
  await expect(added).rejects.toThrow('a secret');
  expect(readdirSync(folder)).toEqual([]);
});
