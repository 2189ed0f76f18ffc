import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { openPlant } from '../../testing/plant.ts';
import { counter, eventually, makeWorkspace, number } from '../../testing/workspace.ts';
import { Usage } from './usage.ts';

const time = (minute: number): string => new Date(Date.UTC(2026, 10, 30, 12, minute)).toISOString();

test('a twin is idle since its runner started, or since its last use', () => {
  let now = Date.parse(time(0));
  const usage = new Usage(() => now);
  now = Date.parse(time(5));
  expect(usage.idleSince).toBe(time(0));
  usage.note();
  now = Date.parse(time(9));
  expect(usage.idleSince).toBe(time(5));
});

test('a twin is not idle until the last of several connections is closed', async () => {
  let now = Date.parse(time(0));
  const usage = new Usage(() => now);
  const [one, other] = [new PassThrough(), new PassThrough()];
  usage.during(one);
  usage.during(other);
  one.destroy();
  await eventually(() => one.closed);
  expect(usage.idleSince).toBeUndefined();
  now = Date.parse(time(7));
  other.destroy();
  await eventually(() => usage.idleSince);
  expect(usage.idleSince).toBe(time(7));
});

test('status does not use a twin; logs, a watcher and a connection do', async () => {
  const workspace = makeWorkspace({ count: counter }, []);
  await workspace.start();
  const { client } = workspace;
  const idleSince = async () => (await client.status()).idleSince;
  const start = (await workspace.when((status) => status.idleSince)).idleSince!;
  expect(await idleSince()).toBe(start);

  await workspace.when(() => Date.now() > Date.parse(start));
  await client.logs();
  const afterLogs = (await idleSince())!;
  expect(Date.parse(afterLogs)).toBeGreaterThan(Date.parse(start));

  const watching = client.watch({ everyMs: 50 });
  await watching.next();
  expect(await idleSince()).toBeUndefined();
  await watching.return();
  await workspace.when((status) => status.idleSince);

  const shell = await client.dial({ component: 'count', command: ['cat'] });
  expect(await idleSince()).toBeUndefined();
  shell.destroy();
  expect(Date.parse((await workspace.when((status) => status.idleSince)).idleSince!)).toBeGreaterThanOrEqual(
    Date.parse(afterLogs),
  );
});

test('telemetry of the physical twin uses a twin', async () => {
  const plant = await openPlant('a:b');
  onTestFinished(() => plant.close());
  const workspace = makeWorkspace({}, [], {
    clock: { mode: 'wall' },
    secrets: ['PLANT'],
    physicalTwin: {
      protocol: 'mqtt',
      url: `mqtt://127.0.0.1:${plant.port}`,
      credentials: 'PLANT',
      telemetry: { temperature: { topic: 'box/t', port: number } },
      commands: {},
    },
  });
  await workspace.start({ secrets: { PLANT: 'a:b' } });
  await eventually(() => plant.listeners.size > 0);
  const start = (await workspace.client.status()).idleSince!;
  await workspace.when(() => Date.now() > Date.parse(start));
  plant.tell('box/t', '21.5');
  const heard = await workspace.when(({ values }) => values['physical.temperature']);
  expect(Date.parse(heard.idleSince!)).toBeGreaterThan(Date.parse(start));
});
