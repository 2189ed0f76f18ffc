import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokers, type WatchedBroker } from '../../platform/runner/testing/brokers.ts';
import { counterPlatform, type Deployed, type Status, type TwinStatus } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

/** Commands what it counted each time that it hears something. */
const program = `import { createInterface } from 'node:readline';
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (JSON.parse(line).n === 'measured') process.stdout.write(JSON.stringify({ n: 'count', v: ++count }) + '\\n');
}
`;

const files = (port: number): Readonly<Record<string, string>> => ({
  'platform.yaml': counterPlatform()['platform.yaml']!,
  'assets/functions/counter/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: counter, version: 1.0.0, title: Counter, license: MIT, owners: [o]}
spec:
  inputs: {measured: {type: number}}
  outputs: {count: {type: integer}}
  run: {command: [node, main.mjs]}
`,
  'assets/functions/counter/main.mjs': program,
  'twins/press/README.md': '# press\n',
  'twins/press/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: press, version: 1.0.0, title: Press, license: MIT, owners: [o]}
spec:
  assets: {counter: {asset: functions/counter, version: ^1}}
  connections: [physical.oil -> counter.measured, counter.count -> physical.pump]
  physicalTwin:
    protocol: mqtt
    url: mqtt://127.0.0.1:${port}
    telemetry: {oil: {topic: oil}}
    commands: {pump: {topic: pump, safe: 0}}
  infrastructure: {workspace: {flavour: process}}
  lifecycle: {desired: running, restore: latest, clock: {mode: wall}, save: {every: 1h, keep: 24, onTerminate: false}}
`,
});

describe.skipIf(!hasEngine()).sequential('a plant is safe without its twin', () => {
  let machine: Machine;
  let clone: Clone;
  let plant: WatchedBroker;
  beforeAll(async () => {
    machine = temporaryMachine();
    plant = await brokers['a broker in this process, MQTT 3.1.1']();
    clone = await machine.begin('clone', files(plant.port));
    await clone.run('verify');
  }, 60_000);
  afterAll(async () => {
    await machine.remove();
    await plant.close();
  });

  const commanded = (): string | undefined => plant.seen.filter((each) => each.startsWith('pump ')).at(-1);
  const status = async (): Promise<TwinStatus & { readonly physicalTwin?: { readonly withheld?: string } }> =>
    (await clone.ask<Status>('status', 'press')).twins[0]!;
  const runs = async (): Promise<void> => {
    await eventually(async () => {
      await plant.tell('oil', '70');
      return commanded() !== undefined && commanded() !== 'pump 0';
    });
  };
  const isSafe = async (): Promise<void> => {
    await eventually(async () => commanded() === 'pump 0');
  };

  it('when its runner is killed, and commands again after a deployment', async () => {
    await clone.run('deploy');
    await runs();
    for (const pid of machine.runners()) process.kill(pid, 'SIGKILL');
    await isSafe();
    await clone.run('deploy');
    await runs();
  });

  it('when it is suspended, and commands again when it is resumed', async () => {
    await clone.run('suspend', 'press');
    await isSafe();
    await clone.run('resume', 'press');
    await runs();
  });

  it('when it is terminated', async () => {
    await clone.run('terminate', 'press', '--yes');
    await isSafe();
  });

  it('when it comes back without its state, until a person confirms it', async () => {
    const other = temporaryMachine();
    try {
      const own = await other.begin('clone', files(plant.port));
      await own.run('verify');
      await own.run('deploy');
      await runs();
      rmSync(join(other.stateHome, other.workspaces()[0]!), { recursive: true });
      await isSafe();
      await eventually(async () => other.runners().length === 0);
      const { twins } = await own.ask<Deployed>('deploy');
      expect(twins).toMatchObject([{ outcome: 'done', health: 'Degraded' }]);
      await plant.tell('oil', '70');
      const ask = async () =>
        (await own.ask<Status>('status', 'press')).twins[0]! as Awaited<ReturnType<typeof status>>;
      const why = 'the twin ran before, but its workspace and its snapshots are gone';
      expect((await ask()).physicalTwin).toMatchObject({ withheld: why });
      expect(commanded()).toBe('pump 0');
      const confirmed = await own.ask<Deployed>('resume', 'press');
      expect(confirmed.twins).toMatchObject([{ outcome: 'done', event: 'resumed' }]);
      await runs();
      const { events } = await own.ask<{ events: { subject: string }[] }>('log', 'press');
      expect(events[1]?.subject).toBe(`requested: to command its physical twin although ${why}`);
    } finally {
      await other.remove();
    }
  });
});
