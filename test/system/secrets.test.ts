import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlant, type Plant } from '../../platform/runner/testing/plant.ts';
import { counterPlatform, type Deployed, type Status } from './counter.ts';
import {
  type Clone,
  type Ended,
  eventually,
  hasEngine,
  type Machine,
  processesWith,
  temporaryMachine,
} from './machine.ts';

const planted = {
  HISTORIAN_TOKEN: 'planted-historian-8c1f24d7',
  PLANT_MQTT: 'operator:planted-plant-51e09b3a',
  // Nobody named this one.
  UNRELATED_PASSWORD: 'planted-unrelated-d2c47f60',
};
const rotated = { ...planted, PLANT_MQTT: 'operator:planted-rotated-9e3f10cc' };
/** As they are, and as a header of HTTP would carry them. */
const forms = [...Object.values(planted), rotated.PLANT_MQTT]
  .flatMap((value) => [value, value.split(':').at(-1)!])
  .flatMap((value) => [value, Buffer.from(value).toString('base64')]);

function secretsIn(bytes: Buffer | string): string[] {
  return forms.filter((form) => bytes.includes(form));
}

// Reads its secret, tells it to everybody, and stores it where it is told to.
const gossip = `import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const { parameters, integrations } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
const secret = readFileSync(integrations.store.token.file, 'utf8');
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const file = process.env.DTAAS_STATE_DIR + '/notes.txt';
writeFileSync(file, parameters.stores ? 'token=' + secret : 'nothing');
const tell = () => {
  console.error('the token is ' + secret + ' or ' + Buffer.from(secret).toString('base64'));
  say({ n: 'note', vs: 'it is ' + secret });
  if (parameters.dies) console.log('garbage with ' + secret);
  if (parameters.dies) say({ n: 'no-such-port-' + secret, v: 1 });
};
tell();
setInterval(tell, 200);
for await (const line of createInterface({ input: process.stdin })) {
  const { control } = JSON.parse(line);
  if (control === 'report') tell();
  if (control === 'save') say({ control: 'saved' });
  if (control === 'report') say({ control: 'reported' });
  if (parameters.dies) throw new Error('I die of ' + secret);
}
`;

function gossipTwin(port: number, parameters: string): Readonly<Record<string, string>> {
  return {
    'assets/functions/gossip/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: gossip, version: 1.0.0, title: Gossip, license: MIT, owners: [o]}
spec:
  inputs: {measured: {type: number, unit: Cel}}
  outputs: {note: {type: string}}
  parameters:
    stores: {type: boolean, default: false}
    dies: {type: boolean, default: false}
  run: {command: [node, main.mjs], control: [save, report]}
  test: {command: [node, main.test.mjs]}
`,
    'assets/functions/gossip/main.mjs': gossip,
    'assets/functions/gossip/main.test.mjs': 'console.log(JSON.stringify(process.env));\n',
    'twins/gossip/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: gossip, version: 1.0.0, title: Gossip, license: MIT, owners: [o]}
spec:
  assets:
    gossip: {asset: functions/gossip, version: ^1, with: {${parameters}}, integrations: {store: historian}}
  connections: [physical.temperature -> gossip.measured]
  physicalTwin:
    protocol: mqtt
    url: mqtt://127.0.0.1:${port}
    credentials: {secret: PLANT_MQTT}
    telemetry: {temperature: {topic: box, unit: Cel}}
  integrations:
    historian: {type: influxdb, url: "https://tsdb.plant.example", token: {secret: HISTORIAN_TOKEN}}
  infrastructure: {workspace: {flavour: process}}
  lifecycle: {desired: running, restore: latest, clock: {mode: wall}, save: {every: 1h, keep: 24, onTerminate: true}}
`,
  };
}

describe.skipIf(!hasEngine()).sequential('a secret', () => {
  const said: Ended[] = [];
  let machine: Machine;
  let clone: Clone;
  let plant: Plant;

  async function dtaas(arguments_: string[], env: NodeJS.ProcessEnv = planted): Promise<Ended> {
    const answer = await clone.dtaas(arguments_, { env: { DTAAS_DEBUG: '1', ...env } });
    said.push(answer);
    return answer;
  }

  /** What the runner answers on its socket, as it came. */
  function asked(request: object): Promise<string> {
    const [workspace] = machine.workspaces();
    const { socket } = JSON.parse(
      readFileSync(join(machine.stateHome, workspace!, 'workspace.json'), 'utf8'),
    ) as { socket: string };
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const stream = connect(socket, () => stream.write(`${JSON.stringify(request)}\n`));
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
      stream.on('error', reject);
    });
  }

  beforeAll(async () => {
    machine = temporaryMachine();
    plant = await openPlant(planted.PLANT_MQTT);
    clone = await machine.begin('clone', {
      'platform.yaml': counterPlatform()['platform.yaml']!,
      ...gossipTwin(plant.port, ''),
    });
  });
  afterAll(async () => {
    await machine.remove();
    await plant.close();
  });

  it('that isn’t there is asked for by its name', async () => {
    expect((await dtaas(['verify'])).code).toBe(0);
    const { code, stdout, stderr } = await dtaas(['deploy'], {
      UNRELATED_PASSWORD: planted.UNRELATED_PASSWORD,
    });
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('HISTORIAN_TOKEN, PLANT_MQTT');
  });

  it('reaches the component and the physical twin, and shows in no answer', async () => {
    const deploy = await dtaas(['deploy']);
    expect(deploy.code, deploy.stdout + deploy.stderr).toBe(0);
    plant.tell('box', '21.5');
    const status = await eventually(async () => {
      plant.tell('box', '21.5');
      const answer = await asked({ op: 'status' });
      return answer.includes('physical.temperature') && answer.includes('gossip.note') ? answer : undefined;
    });
    expect(status).toContain('it is ***');
    for (const request of [{ op: 'logs', tail: 1000 }, { op: 'status' }, { op: 'save' }, { op: 'pending' }])
      expect(secretsIn(await asked(request)), JSON.stringify(request)).toEqual([]);
    const { result } = JSON.parse(await asked({ op: 'pending' })) as { result: { name: string }[] };
    expect(secretsIn(await asked({ op: 'fetch', name: result[0]?.name }))).toEqual([]);
    expect(secretsIn(status)).toEqual([]);
  });

  it('comes into no component’s environment, and no command line', () => {
    const pids = processesWith(machine.folder);
    const runners = machine.runners();
    expect(pids.length).toBeGreaterThan(runners.length);
    for (const pid of pids) {
      expect(secretsIn(readFileSync(`/proc/${pid}/cmdline`)), 'command line').toEqual([]);
      const environment = readFileSync(`/proc/${pid}/environ`);
      expect(environment.includes(planted.UNRELATED_PASSWORD), 'unrelated').toBe(false);
      // The runner has those that the twin names, which also shows that this test finds what is there.
      if (runners.includes(pid)) expect(secretsIn(environment)).not.toEqual([]);
      else expect(secretsIn(environment), 'environment').toEqual([]);
    }
  });

  it('survives what a person does, and shows in none of it', async () => {
    for (const command of [
      ['save'],
      ['plan'],
      ['check'],
      ['status'],
      ['status', '--format', 'json'],
      ['logs', 'gossip'],
      ['log', 'gossip'],
      ['snapshots', 'gossip'],
      ['restore', 'gossip'],
      ['suspend', 'gossip', '--reason', 'rest'],
      ['resume', 'gossip'],
    ]) {
      const { code, stdout, stderr } = await dtaas(command);
      expect(code, `${command.join(' ')}\n${stdout}${stderr}`).toBe(0);
    }
  });

  it('that was rotated reaches the twin by a deployment, and no other way', async () => {
    const health = async () =>
      (JSON.parse((await dtaas(['status', '--format', 'json'])).stdout) as Status).twins[0]?.health;
    const outcome = async (...more: string[]) => {
      const { stdout } = await dtaas(['deploy', ...more, '--format', 'json'], rotated);
      return (JSON.parse(stdout) as Deployed).twins[0];
    };
    await eventually(async () => (await health()) === 'Healthy');
    await plant.close();
    plant = await openPlant(rotated.PLANT_MQTT, plant.port);
    await eventually(async () => (await health()) === 'Degraded');

    const planned = await dtaas(['plan'], rotated);
    expect(planned.stdout).toContain('restart its runner with the secrets of this environment: PLANT_MQTT');
    const [runner] = machine.runners();
    expect(await outcome()).toMatchObject({
      outcome: 'done',
      event: 'deployed',
      restore: { outcome: 'restored' },
    });
    expect(machine.runners()).not.toContain(runner);
    await eventually(async () => (await health()) === 'Healthy');
    expect((await dtaas(['status'])).stdout).toMatch(/secrets +given \d+ s ago/);

    const [again] = machine.runners();
    expect(await outcome()).toMatchObject({ outcome: 'unchanged', remarks: [] });
    expect(machine.runners()).toEqual([again]);
    expect(await outcome('--refresh-secrets')).toMatchObject({ outcome: 'done' });
    expect(machine.runners()).not.toContain(again);
    await plant.close();
    plant = await openPlant(planted.PLANT_MQTT, plant.port);
  });

  it('shows in no failure', async () => {
    await clone.commit(gossipTwin(plant.port, 'dies: true'));
    await dtaas(['verify']);
    await dtaas(['deploy']);
    await dtaas(['deploy'], { ...planted, PLANT_MQTT: 'operator:planted-historian-8c1f24d7' });
    await dtaas(['status']);
    await dtaas(['logs', 'gossip']);
  });

  it('is in no object of git, no file of the machine, and no word of any command', () => {
    const objects = execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
      cwd: clone.directory,
      maxBuffer: 2 ** 30,
    });
    expect(objects.length).toBeGreaterThan(10_000);
    expect(secretsIn(objects)).toEqual([]);
    for (const folder of [machine.stateHome, join(machine.folder, 'cache'), join(clone.directory, '.git')])
      expect(filesWithSecrets(folder), folder).toEqual([]);
    expect(said.length).toBeGreaterThan(15);
    for (const { stdout, stderr } of said) expect(secretsIn(stdout + stderr)).toEqual([]);
  });

  it('that a component stores keeps its state from becoming a commit', async () => {
    await clone.commit(gossipTwin(plant.port, 'stores: true'));
    const deploy = await dtaas(['deploy']);
    expect(deploy.code, deploy.stdout + deploy.stderr).toBe(0);
    const snapshots = clone.git('for-each-ref', 'refs/dtaas/snapshots/');
    const save = await dtaas(['save']);
    expect(save.code).toBe(1);
    expect(save.stdout + save.stderr).toContain('secret-in-state');
    expect(clone.git('for-each-ref', 'refs/dtaas/snapshots/')).toBe(snapshots);
    expect(
      secretsIn(
        execFileSync('git', ['cat-file', '--batch-all-objects', '--batch'], {
          cwd: clone.directory,
          maxBuffer: 2 ** 30,
        }),
      ),
    ).toEqual([]);
    expect(secretsIn(save.stdout + save.stderr)).toEqual([]);
  });
});

/** Links lead to the engine, which is this user’s own. */
function filesWithSecrets(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => secretsIn(readFileSync(path)).length > 0);
}
