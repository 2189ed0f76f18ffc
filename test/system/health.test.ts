import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlant, type Plant } from '../../platform/runner/testing/plant.ts';
import { counterPlatform, type Deployed, type Status, type TwinStatus } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

const credentials = 'operator:plant';

const follower = `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const file = process.env.DTAAS_STATE_DIR + '/last.json';
let last = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { n, v, t, control } = JSON.parse(line);
  if (n === 'measured') say((last = { n: 'seen', v, t }));
  if (control === 'report' && last) say(last);
  if (control === 'save') writeFileSync(file, JSON.stringify(last));
  if (control) say({ control: control === 'save' ? 'saved' : 'reported' });
}
`;

const files = (port: number): Readonly<Record<string, string>> => ({
  'platform.yaml': counterPlatform()['platform.yaml']!,
  'assets/functions/follower/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: follower, version: 1.0.0, title: Follower, license: MIT, owners: [o]}
spec:
  inputs: {measured: {type: number, unit: Cel}}
  outputs: {seen: {type: number, unit: Cel}}
  run: {command: [node, main.mjs], control: [save, report]}
`,
  'assets/functions/follower/main.mjs': follower,
  'twins/box/README.md': '# box\n',
  'twins/box/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: box, version: 1.0.0, title: Box, license: MIT, owners: [o]}
spec:
  assets: {follower: {asset: functions/follower, version: ^1}}
  connections: [physical.temperature -> follower.measured]
  physicalTwin:
    protocol: mqtt
    url: mqtt://127.0.0.1:${port}
    credentials: {secret: PLANT_MQTT}
    telemetry: {temperature: {topic: box, payload: {json: /t}, unit: Cel}}
  infrastructure: {workspace: {flavour: process}}
  lifecycle: {desired: running, restore: latest, clock: {mode: wall}, save: {every: 1h, keep: 24, onTerminate: true}}
`,
});

describe.skipIf(!hasEngine()).sequential('the health of a twin is not the outcome of a run', () => {
  let machine: Machine;
  let clone: Clone;
  let plant: Plant;
  beforeAll(async () => {
    machine = temporaryMachine({ PLANT_MQTT: credentials });
    plant = await openPlant(credentials);
    clone = await machine.begin('clone', files(plant.port));
    await clone.run('verify');
    await plant.close();
  });
  afterAll(async () => {
    await machine.remove();
    await plant.close();
  });

  const status = async (): Promise<TwinStatus & { readonly failure?: object }> =>
    (await clone.ask<Status>('status', 'box')).twins[0]!;
  const story = async (): Promise<readonly string[]> =>
    (await clone.ask<{ events: { event: string }[] }>('log', 'box')).events.map(({ event }) => event);

  it('a broker that is down leaves the deployment done and the twin Degraded, until the broker is back', async () => {
    const { twins } = await clone.ask<Deployed>('deploy');
    expect(twins).toMatchObject([{ outcome: 'done', event: 'deployed', health: 'Degraded' }]);
    expect(await status()).toMatchObject({ sync: 'Synced', health: 'Degraded' });
    plant = await openPlant(credentials, plant.port);
    const after = await eventually(async () => {
      const found = await status();
      return found.health === 'Healthy' ? found : undefined;
    });
    expect(after).not.toHaveProperty('failure');
    expect(await story()).toEqual(['deployed']);
  });

  it('a message that cannot be read leaves a restore what it did', async () => {
    await eventually(async () => plant.listeners.size > 0);
    plant.tell('box', '{"t": 21}');
    await eventually(async () => (await status()).values?.['follower.seen']?.value === 21);
    const { twins: saved } = await clone.ask<Deployed>('save', 'box');
    plant.tell('box', '{"t": 1e400}');
    await eventually(async () => (await status()).health === 'Degraded');
    const { twins } = await clone.ask<Deployed>('restore', 'box');
    expect(twins).toMatchObject([
      {
        outcome: 'done',
        event: 'restored',
        health: 'Degraded',
        restore: { outcome: 'restored', from: saved[0]!.saved![0] },
      },
    ]);
    expect((await story())[0]).toBe('restored');
    expect(await status()).not.toHaveProperty('failure');
  });
});
