import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokers, type WatchedBroker } from '../../testing/brokers.ts';
import { eventually, makeWorkspace, number, type TestWorkspace } from '../../testing/workspace.ts';

/** Adds up what it gets, and commands the sum; says also of each message in which order its three values came. */
const program = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
const file = join(process.env.DTAAS_STATE_DIR, 'state.json');
const state = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { sum: 0 };
const names = [];
const say = (record) => process.stdout.write(JSON.stringify(record) + '\\n');
const save = () => writeFileSync(file, JSON.stringify(state));
for await (const line of createInterface({ input: process.stdin })) {
  const { n, v, t, control } = JSON.parse(line);
  if (n === 'a') say({ n: 'sum', v: (state.sum += v), t });
  if (n !== undefined) names.push(n);
  if (names.length === 3) say((state.heard = { n: 'heard', vj: names.splice(0), t }));
  if (control === 'save') { save(); say({ control: 'saved' }); }
  if (control === 'report') { say({ n: 'sum', v: state.sum }); say(state.heard); say({ control: 'reported' }); }
}
save();
`;

const time = { pointer: '/at', unit: 'ms' } as const;
const physicalTwin: Omit<PhysicalTwinSpec, 'url'> = {
  protocol: 'mqtt',
  telemetry: {
    a: { topic: 'plant', port: number, pointer: '/a', time },
    b: { topic: 'plant', port: number, pointer: '/b', time },
    c: { topic: 'plant', port: number, pointer: '/c', time, timeoutSeconds: 3600 },
  },
  telemetryOrder: ['c', 'a', 'b'],
  commands: {
    sum: { topic: 'command', port: number, pointer: '/sum', template: { by: 'adder' }, safe: -1 },
  },
};

async function plant(): Promise<WatchedBroker> {
  const broker = await brokers['a broker in this process, MQTT 3.1.1']();
  onTestFinished(() => broker.close());
  return broker;
}

function adder(broker: WatchedBroker, more: Partial<PhysicalTwinSpec> = {}): TestWorkspace {
  const from = (port: string) => ({ component: 'physical', port });
  const workspace = makeWorkspace(
    {
      adder: {
        program: { name: 'adder.mjs', text: program },
        control: ['save', 'report'],
        inputs: { a: number, b: number, c: number },
        outputs: { sum: number, heard: { type: 'string', shape: [3] } },
      },
    },
    [],
    {
      clock: { mode: 'wall' },
      connections: [
        ...['a', 'b', 'c'].map((port) => ({ from: from(port), to: { component: 'adder', port } })),
        { from: { component: 'adder', port: 'sum' }, to: { component: 'physical', port: 'sum' } },
      ],
      physicalTwin: { ...physicalTwin, url: `mqtt://127.0.0.1:${broker.port}`, ...more },
    },
  );
  return workspace;
}

/** Tells values until the twin has heard of them: a subscription takes a moment. */
async function tellUntilHeard(broker: WatchedBroker, { client }: TestWorkspace, a: number): Promise<void> {
  await eventually(async () => {
    await broker.tell('plant', `{"a": ${a}, "b": 2, "c": 3, "at": ${Date.now()}}`);
    return Object.keys((await client.status()).physicalTwin?.commands ?? {}).length > 0;
  });
}

const commands = ({ seen }: WatchedBroker): readonly string[] =>
  seen.filter((each) => each.startsWith('command'));
const safe = 'command {"by":"adder","sum":-1}';

describe('a twin and its physical twin', () => {
  test('hears the values of one message together, and commands by a template', async () => {
    const broker = await plant();
    const workspace = adder(broker);
    await workspace.start();
    await tellUntilHeard(broker, workspace, 1);
    await eventually(() => commands(broker).length > 0);
    expect(commands(broker)[0]).toMatch(/^command \{"by":"adder","sum":\d+\}$/);
    // The sum is commanded at the second of the three values.
    const status = await eventually(async () => {
      const now = await workspace.client.status();
      return now.values['adder.heard'] && now;
    });
    expect(status.values['adder.heard']?.value).toEqual(['c', 'a', 'b']);
    const [a, b, c] = ['a', 'b', 'c'].map((port) => status.values[`physical.${port}`]);
    expect([a?.t, b?.t]).toEqual([c?.t, c?.t]);
    expect(c?.age).toBeGreaterThanOrEqual(0);
    expect(status.physicalTwin).toMatchObject({
      mode: 'control',
      commands: { 'physical.sum': { value: expect.any(Number), sent: true } },
    });
  });

  test('is silent for longer than its timeout, says so, and recovers by itself', async () => {
    const broker = await plant();
    const telemetry = {
      ...physicalTwin.telemetry,
      c: { ...physicalTwin.telemetry['c']!, timeoutSeconds: 0.5 },
    };
    const workspace = adder(broker, { telemetry });
    await workspace.start();
    const { reasons } = await eventually(async () => {
      const status = await workspace.client.status();
      return status.reasons.some((reason) => reason.includes('silent')) ? status : undefined;
    });
    expect(reasons).toEqual([
      expect.stringMatching(/^physical\.c is silent: no value came .*, and its timeout is 0\.5 s$/),
    ]);
    await eventually(async () => {
      await broker.tell('plant', `{"a": 1, "b": 2, "c": 3, "at": ${Date.now()}}`);
      return (await workspace.client.status()).health === 'Healthy';
    });
  });

  test('leaves it safe when it is paused and when it is stopped', async () => {
    const broker = await plant();
    const workspace = adder(broker);
    await workspace.start();
    await tellUntilHeard(broker, workspace, 1);
    await workspace.client.pause();
    await eventually(() => commands(broker).at(-1) === safe);
    await workspace.client.resume();
    await tellUntilHeard(broker, workspace, 1);
    await eventually(() => commands(broker).at(-1) !== safe);
    await workspace.client.stop();
    await eventually(() => commands(broker).at(-1) === safe);
  });

  test('as a shadow it shows its commands, and sends none', async () => {
    const broker = await plant();
    const workspace = adder(broker, { mode: 'shadow' });
    await workspace.start();
    await tellUntilHeard(broker, workspace, 1);
    expect(await workspace.client.status()).toMatchObject({
      health: 'Healthy',
      physicalTwin: { mode: 'shadow', commands: { 'physical.sum': { sent: false } } },
    });
    await workspace.client.stop();
    await broker.tell('end', '1');
    await eventually(() => broker.seen.includes('end 1'));
    expect(commands(broker)).toEqual([]);
  });
});

describe('a twin without the state that it should have', () => {
  const withheldOf = async ({ client }: TestWorkspace): Promise<string | undefined> =>
    (await client.status()).physicalTwin?.withheld;

  /** Runs until it has commanded something, and is stopped. */
  async function lived(broker: WatchedBroker): Promise<TestWorkspace & { readonly saved: string }> {
    const workspace = adder(broker);
    const { closed } = await workspace.start();
    await tellUntilHeard(broker, workspace, 1);
    const { name } = await workspace.client.save();
    await workspace.client.stop();
    await closed;
    await eventually(() => commands(broker).at(-1) === safe);
    return { ...workspace, saved: name };
  }

  test('goes on with its state without a question', async () => {
    const broker = await plant();
    const workspace = await lived(broker);
    await workspace.start();
    expect(await withheldOf(workspace)).toBeUndefined();
  });

  test('sends no command until somebody confirms it, also after a restart and in its snapshots', async () => {
    const broker = await plant();
    const workspace = await lived(broker);
    rmSync(join(workspace.directory, 'state'), { recursive: true });
    const { closed } = await workspace.start();
    const sent = commands(broker).length;
    await tellUntilHeard(broker, workspace, 1);
    const { health, reasons } = await workspace.client.status();
    expect(health).toBe('Degraded');
    expect(reasons[0]).toBe(
      'no command is sent to the physical twin: adder began without its state. To restore its state: dtaas restore test. To let it command as it is: dtaas resume test',
    );
    const { name } = await workspace.client.save();
    await workspace.client.stop();
    await closed;
    await workspace.start();
    await workspace.client.restore(await workspace.snapshot(name));
    await tellUntilHeard(broker, workspace, 1);
    expect(await withheldOf(workspace)).toBe('adder began without its state');
    expect(commands(broker)).toHaveLength(sent);

    await workspace.client.confirm();
    expect(await withheldOf(workspace)).toBeUndefined();
    await eventually(() => commands(broker).length > sent);
    expect(commands(broker).at(-1)).toMatch(/"sum":\d/);
    expect(existsSync(join(workspace.directory, 'withheld'))).toBe(false);
  });

  test('withholds commands where its components were killed before they wrote any state', async () => {
    const broker = await plant();
    const workspace = adder(broker);
    // As a killed runner leaves it: marked as running, with the folders that it had made.
    mkdirSync(join(workspace.directory, 'state', 'adder'), { recursive: true });
    writeFileSync(join(workspace.directory, 'state.generation'), workspace.file.generation);
    writeFileSync(join(workspace.directory, 'running'), '');
    const first = await workspace.start();
    expect(await withheldOf(workspace)).toBe('adder began without its state');
    await workspace.client.confirm();
    await workspace.client.stop();
    await first.closed;

    writeFileSync(join(workspace.directory, 'running'), '');
    await workspace.start();
    expect(await withheldOf(workspace)).toBeUndefined();
  });

  test('sends commands again when it is restored', async () => {
    const broker = await plant();
    const workspace = await lived(broker);
    rmSync(join(workspace.directory, 'state'), { recursive: true });
    await workspace.start();
    expect(await withheldOf(workspace)).toBeDefined();
    const { saved } = workspace;
    await workspace.client.restore(await workspace.snapshot(saved));
    expect(await withheldOf(workspace)).toBeUndefined();
    await tellUntilHeard(broker, workspace, 1);
    await eventually(() => commands(broker).at(-1) !== safe);
  });

  test('withholds commands although it has its state, if its deployer gives a reason', async () => {
    const broker = await plant();
    const workspace = await lived(broker);
    await workspace.run();
    const snapshot = await workspace.snapshot(workspace.saved);
    await workspace.client.start(snapshot, { withhold: 'another runner may command it' });
    expect(await withheldOf(workspace)).toBe('another runner may command it');
    await workspace.client.confirm();
    expect(await withheldOf(workspace)).toBeUndefined();
  });

  test('withholds commands for the reason that its deployer gives, and of nothing by configuration it does not', async () => {
    const broker = await plant();
    const workspace = adder(broker);
    const first = await workspace.run();
    await workspace.client.start(undefined, { withhold: 'its workspace is gone' });
    expect(await withheldOf(workspace)).toBe('its workspace is gone');
    await first.close();
    await workspace.run();
    await workspace.client.start('nothing');
    expect(await withheldOf(workspace)).toBeUndefined();
  });
});

describe('a twin with one component that commands and another that still reports', () => {
  const loud = `
process.stdout.write('{"n":"sum","v":7}\\n');
for await (const chunk of process.stdin) if (/save/.test(chunk)) process.stdout.write('{"control":"saved"}\\n');
`;
  const slow = (value: number): string => `
import { existsSync, writeFileSync } from 'node:fs';
const say = (record) => process.stdout.write(JSON.stringify(record) + '\\n');
const report = () => { say({ n: 'x', v: ${value} }); say({ control: 'reported' }); };
const file = process.env.DTAAS_STATE_DIR + '/x';
if (!existsSync(file)) say({ n: 'x', v: 1 });
writeFileSync(file, '1');
for await (const chunk of process.stdin) {
  if (/save/.test(chunk)) say({ control: 'saved' });
  if (/report/.test(chunk)) setTimeout(report, 500);
}
`;

  /** @param value what the slow one reports; it has saved 1 */
  async function saved(broker: WatchedBroker, value: number) {
    const workspace = makeWorkspace(
      {
        loud: { program: { name: 'loud.mjs', text: loud }, control: ['save'], outputs: { sum: number } },
        slow: {
          program: { name: 'slow.mjs', text: slow(value) },
          control: ['save', 'report'],
          outputs: { x: number },
        },
      },
      [],
      {
        clock: { mode: 'wall' },
        connections: [
          { from: { component: 'loud', port: 'sum' }, to: { component: 'physical', port: 'sum' } },
        ],
        physicalTwin: { ...physicalTwin, url: `mqtt://127.0.0.1:${broker.port}` },
      },
    );
    const first = await workspace.run();
    await workspace.client.start('nothing');
    await eventually(() => commands(broker).at(-1) === command);
    await eventually(async () => (await workspace.client.status()).values['slow.x'] !== undefined);
    const { name } = await workspace.client.save();
    return {
      ...workspace,
      first,
      snapshot: await workspace.snapshot(name),
    };
  }
  const command = 'command {"by":"adder","sum":7}';

  test('sends nothing of a restored life that has lost a part of its state', async () => {
    const broker = await plant();
    const { client, snapshot } = await saved(broker, 2);
    const before = commands(broker).length;
    expect((await client.restore(snapshot)).lost).toEqual(['slow']);
    await eventually(() => commands(broker).at(-1) === safe);
    expect(commands(broker).slice(before)).toEqual([safe]);
    expect((await client.status()).physicalTwin).toMatchObject({
      withheld: 'slow began without its state',
      commands: { 'physical.sum': { value: 7, sent: false } },
    });
    await client.confirm();
    await eventually(() => commands(broker).at(-1) === command);
  });

  test('sends what was said once at the beginning of a restored life', async () => {
    const broker = await plant();
    const { client, snapshot, first, run } = await saved(broker, 1);
    await client.stop();
    await first.closed;
    await eventually(() => commands(broker).at(-1) === safe);
    await run();
    await client.start(snapshot);
    await eventually(() => commands(broker).at(-1) === command);
  });
});
