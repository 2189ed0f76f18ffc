import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBubblewrap } from '../../platform/runner/testing/has-bubblewrap.ts';
import { hasAsyncua, type OpcuaServer, startOpcua } from '../../platform/runner/testing/opcua/asyncua.ts';
import { makeCertificate } from '../../platform/runner/testing/opcua/certificate.ts';
import { counterPlatform, type Status, type TwinStatus } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

/** Counts what it hears, keeps the count in its state, and commands it. */
const program = `import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const file = process.env.DTAAS_STATE_DIR + '/count';
let count = 0;
try { count = Number(readFileSync(file, 'utf8')); } catch {}
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
const tell = () => say({ n: 'count', v: count });
for await (const line of createInterface({ input: process.stdin })) {
  const { n, control } = JSON.parse(line);
  if (control === 'save') { writeFileSync(file, String(count)); say({ control: 'saved' }); }
  if (n === 'measured') { count += 1; tell(); }
}
`;

const files = (port: number, thumbprint: string): Readonly<Record<string, string>> => ({
  'platform.yaml': counterPlatform()['platform.yaml']!,
  'assets/functions/counter/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: counter, version: 1.0.0, title: Counter, license: MIT, owners: [o]}
spec:
  inputs: {measured: {type: number}}
  outputs: {count: {type: integer}}
  run: {command: [node, main.mjs], control: [save]}
`,
  'assets/functions/counter/main.mjs': program,
  'twins/boiler/README.md': '# boiler\n',
  'twins/boiler/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: boiler, version: 1.0.0, title: Boiler, license: MIT, owners: [o]}
spec:
  assets: {counter: {asset: functions/counter, version: ^1}}
  connections: [physical.oil -> counter.measured, counter.count -> physical.pump]
  physicalTwin:
    links:
      plant:
        protocol: opcua
        url: opc.tcp://127.0.0.1:${port}/plant/
        credentials: {secret: PLANT_OPCUA}
        serverCertificate: {thumbprint: "${thumbprint}"}
    telemetry: {oil: {node: nsu=http://plant.example;s=oil, sampling: 50ms}}
    commands: {pump: {node: nsu=http://plant.example;s=pump, safe: 0}}
  infrastructure: {workspace: {flavour: process}}
  lifecycle: {desired: running, restore: latest, clock: {mode: wall}, save: {every: 1h, keep: 24, onTerminate: false}}
`,
});

describe.skipIf(!hasEngine() || !hasAsyncua()).sequential('an OPC UA server can be a physical twin', () => {
  let machine: Machine;
  let clone: Clone;
  let plant: OpcuaServer;
  let folder: string;
  let oil = 70;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-opcua-'));
    mkdirSync(join(folder, 'server'));
    const { files: certificate, sha256 } = await makeCertificate(join(folder, 'server'), 'plant');
    plant = await startOpcua({
      nodes: { oil: { type: 'Double', value: 0 }, pump: { type: 'Int32', value: 0, writable: true } },
      users: { operator: 'planted-boiler-7d1c' },
      security: ['Basic256Sha256_SignAndEncrypt'],
      ...certificate,
    });
    machine = temporaryMachine({
      PLANT_OPCUA: 'operator:planted-boiler-7d1c',
      // The link then leads through the way out of the twin's own network.
      ...(hasBubblewrap() ? { DTAAS_ISOLATION: 'bubblewrap' } : {}),
    });
    clone = await machine.begin('clone', files(plant.port, sha256));
    await clone.run('verify');
  }, 60_000);
  afterAll(async () => {
    await machine.remove();
    await plant.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const commanded = (): number => Number(plant.seen.at(-1)?.replace('pump ', '') ?? 0);
  const status = async (): Promise<TwinStatus> =>
    (await clone.ask<Status>('status', 'boiler')).twins[0] as TwinStatus;
  const counts = async (above = 0): Promise<void> => {
    await eventually(async () => {
      oil += 1;
      await plant.set('oil', oil);
      return commanded() > above;
    });
  };

  it('after plan said what the protocol cannot promise', async () => {
    const stdout = await clone.run('plan', 'boiler');
    expect(stdout).toContain('OPC UA has no last will and no take-over');
    expect(stdout).not.toContain('planted-boiler');
  });

  it('whose values arrive and whose nodes are commanded', async () => {
    await clone.run('deploy');
    await counts();
    const seen = await status();
    expect(seen.health).toBe('Healthy');
    expect(JSON.stringify(seen)).toContain('"physical.oil"');
  });

  it('while a save, a kill and a restore keep what the twin knows', async () => {
    await clone.run('save', 'boiler');
    const saved = commanded();
    for (const pid of machine.runners()) process.kill(pid, 'SIGKILL');
    await eventually(async () => machine.runners().length === 0);
    // Nothing makes the plant safe: OPC UA has no last will.
    expect(commanded()).toBe(saved);
    await clone.run('deploy');
    await counts(saved);
    const before = commanded();
    await clone.run('restore', 'boiler');
    await eventually(async () => {
      oil += 1;
      await plant.set('oil', oil);
      return commanded() > saved && commanded() !== before;
    });
  });

  it('and which gets the safe value when the twin is terminated', async () => {
    await clone.run('terminate', 'boiler', '--yes');
    await eventually(async () => commanded() === 0);
    expect(commanded()).toBe(0);
  });
});
