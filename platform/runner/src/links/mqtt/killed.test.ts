import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { brokers, type WatchedBroker } from '../../../testing/brokers.ts';
import { bundle } from '../../../testing/bundle.ts';
import { hasBubblewrap } from '../../../testing/has-bubblewrap.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually, makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';

/** The runner as it is shipped. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function runIn({ directory, client }: TestWorkspace): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(folder, 'runner.mjs'), directory], {
    env: { PATH: process.env['PATH'], HOME: folder, DTAAS_CACHE: join(folder, 'cache') },
    detached: true,
    stdio: 'ignore',
  });
  cleanUps.push(() => end(child, 'SIGTERM'));
  await eventually(() => client.status().catch(() => undefined));
  await client.start();
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

function heating(broker: WatchedBroker, isolation: 'bubblewrap' | 'none'): TestWorkspace {
  const text = `process.stdout.write('{"n":"on","vb":true}\\n'); process.stdin.on('end', () => process.exit(0)).resume();`;
  const workspace = makeWorkspace(
    { control: { program: { name: 'on.mjs', text }, outputs: { on: { type: 'boolean' } } } },
    [],
    {
      clock: { mode: 'wall' },
      connections: [
        { from: { component: 'control', port: 'on' }, to: { component: 'physical', port: 'heater' } },
      ],
      physicalTwin: {
        protocol: 'mqtt',
        url: `mqtt://127.0.0.1:${broker.port}`,
        telemetry: {},
        commands: { heater: { topic: 'heater', port: { type: 'boolean' }, safe: false } },
      },
    },
    { isolation },
  );
  cleanUps.push(() => workspace.remove());
  return workspace;
}

const modes = hasBubblewrap() ? (['bubblewrap', 'none'] as const) : (['none'] as const);
const kind = hasMosquitto() ? 'mosquitto, MQTT 5' : 'a broker in this process, MQTT 3.1.1';

test.each(modes)(
  'a plant is made safe when the runner is killed, and when it is told to leave (isolation: %s)',
  async (isolation) => {
    const broker = await brokers[kind]();
    cleanUps.push(() => broker.close());
    const workspace = heating(broker, isolation);
    const first = await runIn(workspace);
    await eventually(() => broker.seen.at(-1) === 'heater true');
    await end(first, 'SIGKILL');
    await eventually(() => broker.seen.at(-1) === 'heater false');
    // The half inside the twin's network needs a moment to follow.
    await eventually(() =>
      workspace.client.status().then(
        () => false,
        () => true,
      ),
    );

    const second = await runIn(workspace);
    await eventually(() => broker.seen.at(-1) === 'heater true');
    expect((await workspace.client.status()).physicalTwin?.withheld).toBeUndefined();
    await end(second, 'SIGTERM');
    await eventually(() => broker.seen.at(-1) === 'heater false');
    expect(broker.seen).toEqual(['heater true', 'heater false', 'heater true', 'heater false']);
  },
);
