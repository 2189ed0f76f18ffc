import { type AddressInfo, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPlant, type Plant } from '../../../testing/plant.ts';
import { eventually, makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';

const credentials = 'plant-user:plant-password';

const hasIPv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);
if (!hasIPv6) console.warn('this machine has no ::1: the link to a plant at an IPv6 address is not tested');

async function plantAt(port = 0, host?: string): Promise<Plant> {
  const plant = await openPlant(credentials, port, undefined, host);
  onTestFinished(() => plant.close());
  return plant;
}

function thermostat(port: number, host = '127.0.0.1'): TestWorkspace {
  const workspace = makeWorkspace(
    {
      control: {
        program: 'thermostat.mjs',
        inputs: { measured: { type: 'number', unit: 'K' } },
        outputs: { on: { type: 'boolean' } },
      },
    },
    [],
    {
      clock: { mode: 'wall' },
      connections: [
        {
          from: { component: 'physical', port: 'temperature' },
          to: { component: 'control', port: 'measured' },
          convert: { scale: 1, offset: 273.15 },
        },
        { from: { component: 'control', port: 'on' }, to: { component: 'physical', port: 'heater' } },
      ],
      physicalTwin: {
        protocol: 'mqtt',
        url: `mqtt://${host}:${port}`,
        credentials: 'PLANT',
        telemetry: {
          temperature: { topic: 'box/state', pointer: '/average', port: { type: 'number', unit: 'Cel' } },
          room: { topic: 'box/room', port: { type: 'number', unit: 'Cel' } },
        },
        commands: { heater: { topic: 'box/heater', port: { type: 'boolean' } } },
      },
      secrets: ['PLANT'],
    },
  );
  return workspace;
}

describe('the link to the physical twin', () => {
  test('carries telemetry in, converted, and commands out', async () => {
    const plant = await plantAt();
    const workspace = thermostat(plant.port);
    await workspace.start({ secrets: { PLANT: credentials } });
    await workspace.when(({ health }) => health === 'Healthy');
    await eventually(() => {
      plant.tell('box/state', '{"average": 20.5}');
      return plant.commands.length > 0;
    });
    expect(plant.commands[0]).toEqual({ topic: 'box/heater', payload: 'true' });
    plant.tell('box/room', '18');
    plant.tell('box/state', '{"average": 27}');
    await eventually(() => plant.commands.at(-1)?.payload === 'false');
    const { values } = await workspace.client.status();
    expect(values['physical.temperature']).toMatchObject({ value: 27, unit: 'Cel' });
    expect(values['physical.room']).toMatchObject({ value: 18, unit: 'Cel' });
  });

  test('is progressing until the broker answers for the first time, and well then', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const silent = createServer(() => answer());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const sockets = new Set<Socket>();
    silent.on('connection', (socket) => sockets.add(socket));
    const workspace = thermostat(port);
    await workspace.start({ secrets: { PLANT: credentials } });
    await asked;
    await eventually(async () =>
      Object.values((await workspace.client.status()).components).every(({ state }) => state === 'running'),
    );
    expect(await workspace.client.status()).toMatchObject({
      health: 'Progressing',
      reasons: [`the physical twin is being connected at mqtt://127.0.0.1:${port}`],
    });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
    await workspace.when(({ health }) => health === 'Degraded');
    await plantAt(port);
    await workspace.when(({ health }) => health === 'Healthy');
  });

  test.skipIf(!hasIPv6)('reaches a plant at an IPv6 address', async () => {
    const plant = await plantAt(0, '::1');
    const workspace = thermostat(plant.port, '[::1]');
    await workspace.start({ secrets: { PLANT: credentials } });
    await eventually(() => {
      plant.tell('box/state', '{"average": 20.5}');
      return plant.commands.length > 0;
    });
  });

  test("reports a message that it can't read", async () => {
    const plant = await plantAt();
    const workspace = thermostat(plant.port);
    await workspace.start({ secrets: { PLANT: credentials } });
    await eventually(async () => {
      plant.tell('box/state', '{"average": "warm"}');
      const { reasons } = await workspace.client.status();
      return reasons.some((reason) =>
        /^physical\.temperature refused \d+ values?; the last was in the message "\{\\"average\\": \\"warm/.test(
          reason,
        ),
      );
    });
  });

  test('refuses a number that is not finite, and delivers the next value', async () => {
    const plant = await plantAt();
    const workspace = thermostat(plant.port);
    await workspace.start({ secrets: { PLANT: credentials } });
    await workspace.when(({ health }) => health === 'Healthy');
    const { refused = {} } = await eventually(async () => {
      plant.tell('box/state', '{"average": 1e400}');
      const status = await workspace.client.status();
      return status.refused === undefined ? undefined : status;
    });
    expect(refused['physical.temperature']).toEqual({
      count: expect.any(Number),
      last: 'was in the message "{\\"average\\": 1e400}" on box/state; the port takes finite numbers',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    plant.tell('box/state', '{"average": 20.5}');
    await eventually(() => plant.commands.length > 0);
    const { values, components, reasons } = await workspace.client.status();
    expect(values['physical.temperature']).toMatchObject({ value: 20.5 });
    expect(components['control']).toMatchObject({ restarts: 0 });
    expect(reasons).toEqual([expect.stringMatching(/^physical\.temperature refused/)]);
  });

  test('says that the physical twin is away, and comes back by itself', async () => {
    const plant = await plantAt();
    const workspace = thermostat(plant.port);
    await workspace.start({ secrets: { PLANT: credentials } });
    await workspace.when(({ health }) => health === 'Healthy');
    await plant.close();
    const away = await eventually(async () => {
      const status = await workspace.client.status();
      return status.health === 'Degraded' ? status : undefined;
    });
    expect(away.reasons[0]).toMatch(/^the physical twin can't be reached at mqtt:\/\/127\.0\.0\.1:\d+: /);
    const again = await plantAt(plant.port);
    await workspace.when(({ health }) => health === 'Healthy');
    await eventually(() => {
      again.tell('box/state', '{"average": 20.5}');
      return again.commands.length > 0;
    });
  });

  test('says that its credentials are refused, and never what they are', async () => {
    const plant = await plantAt();
    const workspace = thermostat(plant.port);
    await workspace.start({ secrets: { PLANT: 'plant-user:wrong-password' } });
    const status = await eventually(async () => {
      const found = await workspace.client.status();
      return found.reasons.some((reason) => /not authorized/i.test(reason)) ? found : undefined;
    });
    expect(JSON.stringify(status)).not.toContain('wrong-password');
  });
});
