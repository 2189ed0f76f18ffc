import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counterPlatform } from '../../platform/deploy/testing/counter.ts';
import { engineForTests } from '../../platform/deploy/testing/engine-for-tests.ts';
import {
  type Ended,
  type TemporaryClone,
  temporaryClone,
} from '../../platform/deploy/testing/temporary-clone.ts';

// A kind of place that the platform has never heard of: one module in a folder of its own. Its workspaces are files.

const skipped = (await engineForTests()) === undefined;

const kind = `
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const type = 'dtaas:shelf:Paper';
const path = ({ folder, twin }) => join(folder, twin + '.json');
const changed = (a, b) => ['folder', 'home', 'spec', 'twin'].some((name) => a[name] !== b[name]);

export default {
  name: 'shelf',
  description: 'Files in a folder.',
  settings: {
    type: 'object',
    required: ['folder'],
    additionalProperties: false,
    properties: { folder: { description: 'The folder.', type: 'string', pattern: '^/' } },
  },
  flavours: ['process'],
  images: false,
  hasRunner: false,
  variables: ['SHELF_COLOUR'],
  resourcesOf: ({ twin, place }) => ({
    workspace: { type, inputs: { twin, folder: place.settings.folder, spec: { $ref: 'workspace' } } },
  }),
  resourceKinds: [{
    type,
    inputs: ['twin', 'folder', 'spec'],
    providerInputs: [],
    mark: ({ home }) => ({ home }),
    isOurs: () => true,
    findAgain: 'create-again',
    secretOutputs: [],
    losesData: false,
  }],
  provider: () => ({
    [type]: {
      check: () => [],
      diff: (existing, desired) => ({
        changes: changed(existing, desired),
        replaces: existing.folder === desired.folder ? [] : ['folder'],
      }),
      async create(name, inputs) {
        const { SHELF_COLOUR: colour, SHELF_OTHER: other } = process.env;
        writeFileSync(path(inputs), JSON.stringify({ ...inputs, colour, other }));
        return { id: inputs.twin, outputs: inputs };
      },
      read: async (id, known) => (existsSync(path(known)) ? known : undefined),
      async update(id, existing, desired) {
        writeFileSync(path(desired), JSON.stringify(desired));
        return desired;
      },
      delete: async (id, existing) => rmSync(path(existing), { force: true }),
    },
  }),
  open: () => ({
    judge: async () => ({ remarks: [] }),
    stage: async () => {},
    observe: async () => new Map(),
    observeOne: async () => undefined,
    channel: () => Promise.reject(new Error('paper does not answer')),
    stop: async () => {},
    leftRing: () => ({ pending: async () => [] }),
    leftLogs: async () => ({ components: [], lines: [] }),
    remove: async () => {},
  }),
};
`;

describe.skipIf(skipped)('a kind of place in a module of its own', () => {
  let clone: TemporaryClone;
  let folder: string;
  let paper: string;
  const dtaas = (...arguments_: string[]): Promise<Ended> =>
    clone.dtaas(arguments_, {
      env: { DTAAS_PLACE_KINDS: join(folder, 'kind.mjs'), SHELF_COLOUR: 'red', SHELF_OTHER: 'x' },
    });
  const platformWith = (place: string): Readonly<Record<string, string>> => {
    const files = counterPlatform();
    return { 'platform.yaml': files['platform.yaml']!.replace('{kind: process}', place) };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-kind-'));
    paper = join(folder, 'counter.json');
    writeFileSync(join(folder, 'kind.mjs'), kind);
    clone = await temporaryClone();
    await clone.commit(platformWith(`{kind: shelf, settings: {folder: ${folder}}}`));
  }, 60_000);
  afterAll(async () => {
    await clone?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is known to check, with its settings', async () => {
    expect(await dtaas('check')).toMatchObject({ code: 0 });
    const unknown = await clone.dtaas(['check']);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toMatch(/platform\.yaml:\d+:\d+.*place-kind-unknown/);
    expect(unknown.stdout).toContain('shelf is not a kind of place');
    await clone.commit(platformWith('{kind: shelf, settings: {folder: here, size: 2}}'));
    const wrong = await dtaas('check');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/platform\.yaml:\d+:\d+.*value-malformed/);
    expect(wrong.stdout).toMatch(/platform\.yaml:\d+:\d+.*field-unknown/);
    await clone.commit(platformWith(`{kind: shelf, settings: {folder: ${folder}}}`));
  });

  test('has a twin deployed on it by the engine, and is synced', async () => {
    const { code, stderr } = await dtaas('deploy');
    expect(code, stderr).toBe(0);
    const written = JSON.parse(readFileSync(paper, 'utf8')) as Record<string, unknown>;
    expect(written).toMatchObject({ twin: 'counter', folder, colour: 'red' });
    // A provider gets the variables that its kind names, and no others.
    expect(written).not.toHaveProperty('other');
    const desired = JSON.parse(clone.git('show', 'state/counter:desired.json')) as Record<string, unknown>;
    expect(desired).toMatchObject({ place: { name: 'here', kind: 'shelf', settings: { folder } } });
    const status = await dtaas('status', '--format', 'json');
    expect(status.stdout).toContain('"Synced"');
    expect((await dtaas('deploy')).code).toBe(0);
  });

  test('brings a change of the twin to what was made', async () => {
    const before = readFileSync(paper, 'utf8');
    await clone.commit(
      Object.fromEntries(
        Object.entries(counterPlatform({ stride: 2 })).filter(([path]) => path.endsWith('twin.yaml')),
      ),
    );
    const { code, stderr } = await dtaas('deploy');
    expect(code, stderr).toBe(0);
    expect(readFileSync(paper, 'utf8')).not.toBe(before);
  });

  test('refuses plainly where the kind is missing, and changes nothing', async () => {
    const before = readFileSync(paper, 'utf8');
    const { code, stderr, stdout } = await clone.dtaas(['deploy']);
    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toMatch(/(not a|no) kind of place/);
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
    expect(readFileSync(paper, 'utf8')).toBe(before);
  });

  test('releases what was made when the twin ends', async () => {
    const { code, stderr } = await dtaas('terminate', 'counter', '--reason', 'test', '--yes');
    expect(code, stderr).toBe(0);
    expect(existsSync(paper)).toBe(false);
  });
});
