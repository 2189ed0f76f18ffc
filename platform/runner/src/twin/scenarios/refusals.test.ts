import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../../testing/bundle.ts';
import { eventually, makeWorkspace, number, type TestWorkspace } from '../../../testing/workspace.ts';

let mqtt: string;
beforeAll(async () => {
  mqtt = await bundle('components/careless.mjs');
});

/** Says what the parameter `says` holds, over and over: as lines, or on the wall clock only when it begins. */
const careless = `
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const { parameters, clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const say = () => { for (const line of parameters.says) process.stdout.write(line + '\\n'); };
if (clock.mode === 'wall') setInterval(say, 20);
for await (const line of createInterface({ input: process.stdin })) {
  const { step } = JSON.parse(line);
  if (step === undefined) continue;
  say();
  process.stdout.write(JSON.stringify({ done: step }) + '\\n');
}`;

/** Dies of a line that is not JSON, and of a number that is none; says how much it has heard. */
const strict = `
import { createInterface } from 'node:readline';
let heard = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { n, v, vj, step } = JSON.parse(line);
  if (n === 'x' && !Number.isFinite(v)) process.exit(7);
  if (n === 'many' && !vj.every(Number.isFinite)) process.exit(8);
  if (n !== undefined) process.stdout.write(JSON.stringify({ n: 'heard', v: ++heard }) + '\\n');
  if (step !== undefined) process.stdout.write(JSON.stringify({ done: step }) + '\\n');
}`;

const says = [
  '{"n":"y","v":1e400}',
  '{"n":"y","v":1}',
  '{"n":"all","vj":[1,-1e999]}',
  '{"n":"all","vj":[1,2]}',
];

async function beside(
  transport: 'stdio' | 'mqtt',
  clock: 'wall' | 'lockstep',
  lines: readonly string[] = says,
): Promise<TestWorkspace> {
  const workspace = makeWorkspace(
    {
      careless: {
        program: transport === 'mqtt' ? { name: 'c.mjs', text: mqtt } : { name: 'c.mjs', text: careless },
        transport,
        parameters: { says: [...lines] },
        outputs: { y: number, all: { type: 'number', shape: [2] } },
      },
      strict: {
        program: { name: 's.mjs', text: strict },
        inputs: { x: number, many: { type: 'number', shape: [2] } },
        outputs: { heard: { type: 'integer' } },
      },
    },
    ['careless.y -> strict.x', 'careless.all -> strict.many'],
    {
      clock:
        clock === 'wall'
          ? { mode: 'wall' }
          : { mode: 'lockstep', stepSeconds: 1, speed: 100, epoch: 1_600_000_000 },
    },
  );
  await workspace.start();
  return workspace;
}

describe.each([
  ['stdio', 'lockstep'],
  ['stdio', 'wall'],
  ['mqtt', 'lockstep'],
  ['mqtt', 'wall'],
] as const)('a component over %s (%s)', (transport, clock) => {
  test('that sends a number that is not finite does its neighbour no harm, and is named', async () => {
    const { client } = await beside(transport, clock);
    await eventually(async () => Number((await client.status()).values['strict.heard']?.value ?? 0) > 20);
    const { health, reasons, refused = {}, values, components } = await client.status();
    expect(components['strict']).toMatchObject({ state: 'running', restarts: 0 });
    expect(components['careless']).toMatchObject({ state: 'running', restarts: 0 });
    expect(values).toMatchObject({ 'careless.y': { value: 1 }, 'careless.all': { value: [1, 2] } });
    expect(refused['careless.y']).toMatchObject({ last: 'was Infinity; the port takes finite numbers' });
    expect(refused['careless.y']!.count).toBeGreaterThan(5);
    expect(refused['careless.all']!.last).toMatch(/not finite.*; the port takes arrays of 2 finite numbers$/);
    expect(health).toBe('Degraded');
    expect(reasons[0]).toMatch(/^careless\.y refused \d+ values; the last was Infinity; the port takes/);
    const logged = (await client.logs({ component: 'careless' })).map(({ text }) => text);
    expect(
      logged.filter((text) => text.includes('careless.y refused a value, which was Infinity')),
    ).toHaveLength(5);
  });
});

test('A number that is not JSON, such as NaN of Python, counts as garbage, and the reason names it.', async () => {
  const { client } = await beside('stdio', 'wall', [
    '{"n":"y","v":NaN}',
    '{"n":"y","v":-Infinity}',
    '{"n":"y","v":2}',
  ]);
  await eventually(async () => Number((await client.status()).values['strict.heard']?.value ?? 0) > 5);
  const { reasons, components } = await client.status();
  expect(components['strict']).toMatchObject({ restarts: 0 });
  expect(reasons[0]).toMatch(
    /^careless sent \d+ messages? that the contract doesn't know; the last: not JSON, which has no NaN and no Infinity: \{"n":"y","v":/,
  );
});

test("A value that is nested too deep doesn't harm the runner, in any field of a message.", async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const { client } = await beside('stdio', 'wall', [
    `{"n":"y","v":1,"u":${deep}}`,
    `{"done":${deep}}`,
    `{"n":"all","vj":${deep}}`,
    `{"n":${deep},"v":1}`,
    `{"control":${deep}}`,
    deep,
    '{"n":"y","v":2}',
  ]);
  await eventually(async () => Number((await client.status()).values['strict.heard']?.value ?? 0) > 2);
  const { refused = {}, reasons } = await client.status();
  expect(refused['careless.y']?.last).toMatch(/^came in a value .* nested too deep; the port is in no unit$/);
  expect(refused['careless.all']?.last).toMatch(/^was a value .* nested too deep; the port takes arrays/);
  expect(reasons.some((reason) => /^careless sent \d+ messages? that/.test(reason))).toBe(true);
});

describe('a snapshot', () => {
  const saved = async (edit: (text: string) => string) => {
    const workspace = await beside('stdio', 'lockstep', ['{"n":"y","v":1}']);
    await eventually(
      async () => Number((await workspace.client.status()).values['strict.heard']?.value ?? 0) > 1,
    );
    const { name } = await workspace.client.save();
    await workspace.client.pause();
    // The save ended `strict` and started it again, and a component counts as running after a quiet second.
    await workspace.when(({ components }) => components['strict']!.state === 'running');
    const directory = join(workspace.directory, 'ring', name);
    const path = join(directory, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    const edited = edit(text);
    expect(edited).not.toBe(text);
    writeFileSync(path, edited);
    return { ...workspace, snapshot: { directory, from: name } };
  };

  test('with a number that is not finite is refused before anything is touched', async () => {
    const { client, snapshot } = await saved((text) => text.replaceAll(/"value":1\b/g, '"value":1e400'));
    await expect(client.restore(snapshot)).rejects.toMatchObject({
      code: 'snapshot-corrupt',
      message: expect.stringMatching(/has a number that is not finite, such as 1e400/),
    });
    expect(await client.status()).toMatchObject({
      phase: 'paused',
      components: { strict: { state: 'running' } },
    });
  });

  test('of an earlier edition, which saved such a number as null, is restored without that value', async () => {
    const { client, snapshot } = await saved((text) => text.replaceAll(/"value":1\b/g, '"value":null'));
    const { details } = await client.restore(snapshot);
    expect(details).toContain("careless.y can't take the value that was saved for it: it begins without one");
  });
});
