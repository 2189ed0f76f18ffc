import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PortSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokers, type WatchedBroker } from '../../../testing/brokers.ts';
import { entriesOf, event, ledger, through } from '../../../testing/ledger.ts';
import {
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';

const transports = ['stdio', 'mqtt'] as const;

/** Starts a twin. Returns a function that stops it, and answers what its ledger has. */
async function started({ client, directory, start }: TestWorkspace) {
  const running = await start();
  return async () => {
    await client.stop();
    await running.closed;
    return entriesOf(join(directory, 'state', 'ledger'));
  };
}

function snapshotOf({ directory }: TestWorkspace, name: string) {
  return { directory: join(directory, 'ring', name), from: name };
}

function manifestOf(workspace: TestWorkspace, name: string) {
  return JSON.parse(readFileSync(join(snapshotOf(workspace, name).directory, 'manifest.json'), 'utf8'));
}

/** Sends `n % 4` events at step n, numbered through. */
const burst: TestComponent = { program: 'burst.mjs', control: ['save', 'report'], outputs: { event } };

describe.each(transports)('in lockstep, a component over %s', (transport) => {
  test.each([0, 1])(
    'gets all events of each step with delay %i, also after a restore and a restart',
    async (delay) => {
      const workspace = makeWorkspace(
        { burst, ledger: await ledger({ event: { ...event, delay } }, { transport }) },
        ['burst.event -> ledger.event'],
      );
      const stop = await started(workspace);
      await workspace.when(({ clock }) => clock.step! > 40);
      const saved = await workspace.client.save();
      expect(saved.remarks).toEqual([]);
      await workspace.when(({ clock }) => clock.step! > 80);
      await workspace.client.restore(snapshotOf(workspace, saved.name));
      await workspace.when(({ clock }) => clock.step! > 100);
      await stop();
      const stopAgain = await started(workspace);
      const { clock, values } = await workspace.when(({ clock }) => clock.step! > 120);
      expect(values['burst.event']).toMatchObject({ count: expect.any(Number) });
      const entries = await stopAgain();
      expect(entries.length).toBeGreaterThanOrEqual(1.5 * (clock.step! - 5));
      expect(entries).toEqual(through(entries.length));
    },
  );
});

test('events have any type, and numbers come in the unit of the input', async () => {
  const texts = `
    import { createInterface } from 'node:readline';
    const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
    for await (const line of createInterface({ input: process.stdin })) {
      const { step } = JSON.parse(line);
      if (step === undefined) continue;
      if (step === 0) say([{ n: 'heat', v: 1.5 }, { n: 'name', vs: 'door' }, { n: 'place', vj: { x: 1 } }, { n: 'is', vb: true }]);
      say({ done: step });
    }`;
  const ports: { readonly [port: string]: PortSpec } = {
    heat: { type: 'number', as: 'event' },
    name: { type: 'string', as: 'command' },
    place: { type: 'object', as: 'event' },
  };
  const ends = (port: string) => ({ from: { component: 'source', port }, to: { component: 'ledger', port } });
  const workspace = makeWorkspace(
    { source: { program: { name: 'source.mjs', text: texts }, outputs: ports }, ledger: await ledger(ports) },
    [],
    { connections: [{ ...ends('heat'), convert: { scale: 1000, offset: 0 } }, ends('name'), ends('place')] },
  );
  const stop = await started(workspace);
  const { reasons } = await workspace.when(({ clock }) => clock.step! > 3);
  expect(reasons).toContainEqual(expect.stringMatching(/"is" is not an output/));
  expect(await stop()).toEqual([
    ['heat', 1, 1500],
    ['name', 1, 'door'],
    ['place', 1, { x: 1 }],
  ]);
});

/** Events of the physical twin on the topic `event`, values and commands beside them. */
async function plantOf(): Promise<WatchedBroker> {
  const broker = await brokers['a broker in this process, MQTT 3.1.1']();
  onTestFinished(() => broker.close());
  return broker;
}

/** A ledger of the events of a physical twin, on the wall clock. */
async function listening(
  plant: WatchedBroker,
  more: Partial<TestComponent> = {},
  port: PortSpec = event,
): Promise<TestWorkspace> {
  return makeWorkspace({ ledger: await ledger({ event: port }, more) }, ['physical.event -> ledger.event'], {
    clock: { mode: 'wall' },
    physicalTwin: {
      protocol: 'mqtt',
      url: `mqtt://127.0.0.1:${plant.port}`,
      telemetry: { event: { topic: 'event', port } },
      commands: {},
    },
  });
}

async function tell(plant: WatchedBroker, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await plant.tell('event', String(n));
}

const connected = ({ health }: { readonly health: string }) => health === 'Healthy';

describe.each(transports)('on the wall clock, a component over %s', (transport) => {
  test('gets 10,000 events once and in order', async () => {
    const plant = await plantOf();
    const workspace = await listening(plant, { transport, control: ['save'] }, { ...event, buffer: 10_000 });
    const stop = await started(workspace);
    await workspace.when(connected);
    await tell(plant, 1, 10_000);
    await workspace.when(({ values }) => values['physical.event']?.count === 10_000);
    expect(await stop()).toEqual(through(10_000));
  });

  test('gets what came while it was killed, and what its saved state lacks', async () => {
    const plant = await plantOf();
    const workspace = await listening(plant, { transport, control: ['save'] });
    const stop = await started(workspace);
    await workspace.when(connected);
    await tell(plant, 1, 5);
    await workspace.client.save();
    await tell(plant, 6, 9);
    const { components } = await workspace.client.status();
    process.kill(components['ledger']!.pid!, 'SIGKILL');
    await tell(plant, 10, 12);
    await workspace.when(
      ({ components: { ledger } }) => ledger!.restarts === 1 && ledger!.state === 'running',
    );
    await tell(plant, 13, 14);
    await workspace.when(({ values }) => values['physical.event']?.count === 14);
    expect(await stop()).toEqual(through(14));
  });

  test('goes on after the events that it has stored by itself', async () => {
    const plant = await plantOf();
    const workspace = await listening(plant, {
      transport,
      control: [],
      parameters: { own: true, tells: true },
    });
    const stop = await started(workspace);
    await workspace.when(connected);
    await tell(plant, 1, 5);
    const state = join(workspace.directory, 'state', 'ledger');
    await eventually(() => {
      try {
        return entriesOf(state).length === 5;
      } catch {
        return false;
      }
    });
    process.kill((await workspace.client.status()).components['ledger']!.pid!, 'SIGKILL');
    await tell(plant, 6, 7);
    await eventually(() => entriesOf(state).length === 7);
    expect(await stop()).toEqual(through(7));
  });

  test('gets the events of a pause afterwards, and of a snapshot again after a restore', async () => {
    const plant = await plantOf();
    const workspace = await listening(plant, { transport, control: ['save', 'report', 'pause', 'resume'] });
    const stop = await started(workspace);
    await workspace.when(connected);
    await tell(plant, 1, 2);
    await workspace.when(({ values }) => values['physical.event']?.count === 2);
    await workspace.client.pause();
    await tell(plant, 3, 5);
    await workspace.when(({ values }) => values['physical.event']?.count === 5);
    const saved = await workspace.client.save();
    expect(manifestOf(workspace, saved.name).events.ledger).toMatchObject({
      seq: { event: 2 },
      waiting: [3, 4, 5].map((value) => ({ port: 'event', value })),
    });
    await workspace.client.resume();
    await tell(plant, 6, 6);
    await workspace.when(({ values }) => values['physical.event']?.count === 6);
    await workspace.client.restore(snapshotOf(workspace, saved.name));
    await tell(plant, 7, 7);
    await workspace.when(({ values }) => values['physical.event']?.count === 7);
    const entries = await stop();
    // The sixth came after the snapshot, so a restore takes it back.
    expect(entries).toEqual([1, 2, 3, 4, 5, 7].map((value, index) => ['event', index + 1, value]));
  });
});

test('a slow reader loses no event until the buffer is full; then the newest are refused, and the twin is Degraded', async () => {
  const plant = await plantOf();
  const long: PortSpec = { type: 'string', as: 'event', buffer: 20 };
  const workspace = await listening(plant, { control: ['save'], parameters: { slow: true } }, long);
  const stop = await started(workspace);
  await workspace.when(connected);
  // The pipe itself holds some of them.
  const padding = 'x'.repeat(10_000);
  for (let n = 1; n <= 60; n += 1) await plant.tell('event', `${n} ${padding}`);
  const { refused, reasons, health } = await workspace.when(({ refused }) => refused?.['ledger.event']);
  expect(health).toBe('Degraded');
  expect(reasons).toContainEqual(
    expect.stringMatching(
      /^ledger\.event refused \d+ values?; the last came while others waited, and the port keeps no more \(buffer: 20\)$/,
    ),
  );
  expect(reasons).toContain(
    "ledger.event takes no more events: 20 wait, because ledger doesn't read them (buffer: 20)",
  );
  const { count } = (await workspace.when(({ values }) => values['physical.event']?.count === 60)).refused![
    'ledger.event'
  ]!;
  expect(count).toBeGreaterThanOrEqual(refused!['ledger.event']!.count);
  writeFileSync(join(workspace.directory, 'state', 'ledger', 'read'), '');
  await workspace.when(({ reasons }) => !reasons.some((reason) => reason.includes('takes no more')));
  const entries = await stop();
  expect(entries.map(([, seq, value]) => `${seq} ${String(value).split(' ')[0]}`)).toEqual(
    Array.from({ length: 60 - count }, (_, i) => `${i + 1} ${i + 1}`),
  );
});
