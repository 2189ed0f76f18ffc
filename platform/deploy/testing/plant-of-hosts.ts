import { expect } from 'vitest';
import { watchedMosquitto } from '../../runner/testing/brokers.ts';
import { type Hosts, type PlaceName, platformOf } from './docker-hosts.ts';
import type { DockerHost } from './docker-machine.ts';

// A plant whose broker two machines reach by the same address, and a twin that commands it from one of them.

/** What both machines take for the broker. */
const address = '192.0.2.20';
const port = 1883;

export interface HostsPlant {
  /** The numbers that it was sent, oldest first. Each process of the twin's component sends one of its own; 0 is the safe value. */
  numbers(): readonly number[];
  close(): Promise<void>;
}

export async function plantOf({ first, second }: Hosts): Promise<HostsPlant> {
  const broker = await watchedMosquitto({});
  const cables = await Promise.all(
    [first, second].map(async ({ machine }) => {
      const cable = await broker.layCable(machine.near);
      const rule = `PREROUTING -d ${address} -p tcp --dport ${port} -j DNAT --to ${machine.near}:${cable.port}`;
      machine.run(`iptables -t nat -A ${rule}`);
      return cable;
    }),
  );
  return {
    numbers: () => broker.seen.map((each) => Number(/^plant\/\w+ (\d+)$/.exec(each)?.[1])),
    async close() {
      for (const cable of cables) await cable.close();
      await broker.close();
    },
  };
}

/** The platform of both machines with the twin `valve`, which commands the plant ten times a second. */
export function valvePlatform(hosts: Hosts, place?: PlaceName): Readonly<Record<string, string>> {
  return {
    'platform.yaml': platformOf(hosts, place)['platform.yaml']!,
    'assets/functions/sender/asset.yaml': `apiVersion: dtaas/v1
kind: Function
metadata: {name: sender, version: 1.0.0, title: Sender, license: MIT, owners: [o]}
spec:
  outputs: {number: {type: integer}}
  run: {command: [node, main.mjs], control: [save]}
`,
    'assets/functions/sender/main.mjs': sender,
    'twins/valve/README.md': '# valve\n',
    'twins/valve/twin.yaml': `apiVersion: dtaas/v1
kind: Twin
metadata: {name: valve, version: 1.0.0, title: Valve, license: MIT, owners: [o]}
spec:
  assets: {sender: {asset: functions/sender, version: ^1}}
  connections: [sender.number -> physical.guarded, sender.number -> physical.plain]
  physicalTwin:
    protocol: mqtt
    url: mqtt://${address}:${port}
    commands:
      guarded: {topic: plant/guarded, type: integer, safe: 0}
      plain: {topic: plant/plain, type: integer}
  infrastructure: {resources: {cpu: 1}, ${place ? `place: ${place}, ` : ''}workspace: {flavour: container}}
  lifecycle:
    clock: {mode: wall}
    save: {every: 1h, keep: 50, onTerminate: true}
`,
  };
}

const sender = `import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const number = randomInt(1, 2 ** 31);
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
process.on('SIGTERM', () => process.exit(0));
setInterval(() => say({ n: 'number', v: number }), 100);
for await (const line of createInterface({ input: process.stdin })) {
  if (JSON.parse(line).control !== 'save') continue;
  writeFileSync(process.env.DTAAS_STATE_DIR + '/number', String(number));
  say({ control: 'saved' });
}
process.exit(0);
`;

/** Waits until the plant is commanded by another process than those, and answers its number. */
export async function untilCommandedBy(
  plant: HostsPlant,
  isNew: (number: number) => boolean,
): Promise<number> {
  const found = (): number | undefined => plant.numbers().find((number) => number !== 0 && isNew(number));
  await expect.poll(found, { timeout: 60_000, interval: 100 }).toBeDefined();
  return found()!;
}

/** The answer of the runner that lives at a machine, whether anybody else reaches the machine or not. */
export function runnerSays({ machine, docker }: DockerHost): string {
  const [name] = docker(
    'ps',
    '--filter',
    'label=dtaas.resource=runner',
    '--filter',
    'label=dtaas.instance=valve',
    '--format',
    '{{.Names}}',
  );
  if (name === undefined) throw new Error('no runner lives there');
  const relay = `docker exec --interactive ${name} /platform/launcher/launcher --relay /tmp/control/runner.sock`;
  return machine.run(`echo '{"op":"status"}' | ${relay}`);
}
