import { execFileSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { engineForTests as pulumiForTests, testOwner } from '@dtaas/engine/testing/temporary-stack';
import { type ExposureSpec, type JsonObject, type WorkspaceSpec, withoutIPv6 } from '@dtaas/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counterFiles } from '../../testing/counter-workspace.ts';
import { dockerPlugin, hasDocker, workspaceImage } from '../../testing/docker-engine.ts';
import { addresses, type DockerNetwork, dockerNetwork, mayRunNetwork } from '../../testing/docker-network.ts';
import { type DockerTwins, dockerTwins } from '../../testing/docker-twins.ts';
import { type Attempt, hostileProgram } from '../../testing/hostile.ts';
import { runnerOf } from '../place.ts';
import { nameAt } from './resources/mark.ts';

const plugins = mayRunNetwork() && (await hasDocker()) ? await dockerPlugin() : undefined;
const pulumi = plugins && (await pulumiForTests());

const { home } = testOwner;
const hostile = (attempts: readonly Attempt[]) => ['python3', '-c', hostileProgram, JSON.stringify(attempts)];

let network: DockerNetwork;
let twins: DockerTwins;

/** What a hostile program of a component gets. */
async function tried(attempts: readonly Attempt[], instance = 'mill'): Promise<readonly string[]> {
  const { stdin, stdout, stderr, ended } = await runnerOf(twins.place, instance).exec({
    component: 'counter',
    command: hostile(attempts),
  });
  stdin.end();
  const [said, trouble] = await Promise.all([text(stdout), text(stderr)]);
  expect([await ended, trouble]).toEqual([{ code: 0, signal: null }, '']);
  return JSON.parse(said);
}

/** Docker 20.10 gives no IPv6 to a container without an IPv6 network. */
const noIPv6 = 'EADDRNOTAVAIL';

const get = async (host: string, port: number, instance = 'mill'): Promise<string> =>
  (await tried([['tcp', host, port]], instance))[0]!;

const docker = (...words: readonly string[]): string =>
  execFileSync('docker', ['--host', network.daemon.host, ...words], { encoding: 'utf8' }).trim();

/** What the runner's container itself gets. */
function triedByRunner(attempts: readonly Attempt[], instance = 'mill'): readonly string[] {
  return JSON.parse(docker('exec', nameAt({ home, instance }, 'runner'), ...hostile(attempts)));
}

/** The last line of the log of a twin's runner. */
function lastOfLog(instance: string): string {
  return docker('exec', nameAt({ home, instance }, 'runner'), 'tail', '-n1', '/work/logs/runner.log');
}

/** What a program of the machine, or of the world, gets. */
function triedFrom(where: 'machine' | 'world', host: string, port: number): string {
  return JSON.parse(network.run(where, ...hostile([['tcp', host, port]])))[0];
}

interface RunnerAddress {
  readonly address: string;
  readonly gateway: string;
}

const fieldsOfAddress = { 4: ['IPAddress', 'Gateway'], 6: ['GlobalIPv6Address', 'IPv6Gateway'] } as const;

function runnerAddress(instance: string, family: 4 | 6 = 4): RunnerAddress {
  const fields = fieldsOfAddress[family].map((field) => `{{.${field}}}`).join(' ');
  const format = `{{range .NetworkSettings.Networks}}${fields}{{end}}`;
  const found = docker('inspect', '--format', format, nameAt({ home, instance }, 'runner'));
  const [address = '', gateway = ''] = found.split(' ');
  return { address, gateway };
}

const runnerId = (instance = 'mill') =>
  docker('inspect', '--format', '{{.Id}}', nameAt({ home, instance }, 'runner'));

function specOf(instance: string, expose: Readonly<Record<string, Partial<ExposureSpec>>>): WorkspaceSpec {
  const spec = twins.specOf(instance, 3);
  const counter = spec.components['counter']!;
  const run = { ...counter.run!, endpoints: { web: 5001 } };
  const exposed = Object.entries(expose).map(([name, each]): [string, ExposureSpec] => {
    return [name, { component: 'counter', endpoint: 'web', address: '127.0.0.1', ...each }];
  });
  return { ...spec, components: { counter: { ...counter, run } }, expose: Object.fromEntries(exposed) };
}

const mill = (): WorkspaceSpec => ({
  ...specOf('mill', { here: { port: 8085 }, lan: { port: 8085, address: addresses.machine }, any: {} }),
  network: {
    internet: 'deny',
    allow: [
      'api.example.org:443',
      'six.example.org:443',
      `${addresses.allowed}:443`,
      `[${addresses.internet6}]:443`,
      `${addresses.metadata}:80`,
    ],
    required: true,
  },
  physicalTwin: { protocol: 'mqtt', url: `mqtt://${addresses.plant}:1883`, telemetry: {}, commands: {} },
});

/** Its components reach the Internet. */
const open = (): WorkspaceSpec => ({
  ...specOf('open', {}),
  network: { internet: 'allow', allow: ['db.example.org:443'], required: true },
  physicalTwin: { protocol: 'mqtt', url: `mqtt://${addresses.plant}:1883`, telemetry: {}, commands: {} },
});

/** Its components reach IPv6 addresses, at a place that has IPv6. */
const six = (): WorkspaceSpec => ({
  ...specOf('six', { here: { port: 8087 } }),
  network: {
    internet: 'deny',
    allow: ['six.example.org:443', `[${addresses.allowed6}]:443`, `${addresses.allowed}:443`],
    required: true,
  },
});

/** Its components reach the IPv6 Internet. */
const open6 = (): WorkspaceSpec => ({
  ...specOf('open6', { here: { port: 8088 } }),
  network: { internet: 'allow', allow: [], required: true },
});

const ipv6 = { ipv6: true } as const;

/** @param more settings of the place */
async function start(instance: string, spec: WorkspaceSpec, more: JsonObject = {}): Promise<void> {
  await twins.place.stage(spec, counterFiles);
  await twins.make(instance, spec, more);
  const runner = runnerOf(twins.place, instance);
  await runner.start();
  // Serves the endpoint until the twin ends.
  const page = `require('node:net').createServer((each) => each.end('page of ${instance}')).listen(5001, () => console.log('it listens'))`;
  const { stdout } = await runner.exec({ component: 'counter', command: ['node', '-e', page] });
  await new Promise((resolve) => stdout.once('data', resolve));
}

describe.skipIf(!pulumi)('twins on a Docker Engine with bridges', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    network = await dockerNetwork();
    const { host } = network.daemon;
    const image = (await workspaceImage(host))!;
    twins = dockerTwins({ host, image, pulumi: pulumi!, plugins: plugins! });
    await start('mill', mill());
    await start('plant', specOf('plant', { here: { port: 8086 } }));
    await start('open', open());
    await start('six', six(), ipv6);
    await start('open6', open6(), ipv6);
  }, 300_000);
  afterAll(async () => {
    await twins?.dispose().finally(() => network.remove());
  }, 120_000);
  beforeEach(async () => {
    await network.name({ 'api.example.org': [addresses.internet] });
    for (const peer of [network.machine, network.world]) peer.arrivals();
  });

  /** What came to anybody, except from the runner, which dials the plant. */
  const arrivals = () =>
    [...network.machine.arrivals(), ...network.world.arrivals()].filter(
      (each) => each !== `tcp ${addresses.plant}:1883`,
    );

  describe('a hostile program in a component', () => {
    const gateway = () => runnerAddress('mill').gateway;
    /** What is tried, and what the program gets in a container without a network. */
    const cases: Readonly<Record<string, readonly [() => Attempt, expected: string]>> = {
      "the host by the bridge's address": [() => ['tcp', gateway(), 7777], 'ENETUNREACH'],
      'the host by its address in the LAN': [() => ['tcp', addresses.machine, 7777], 'ENETUNREACH'],
      "the host by the address of Docker's own bridge": [() => ['tcp', '172.17.0.1', 7777], 'ENETUNREACH'],
      'the host over IPv6': [() => ['tcp', addresses.machine6, 7777], noIPv6],
      'the host by its link-local address': [() => ['tcp', 'fe80::1%1', 7777], noIPv6],
      'a unique local address of IPv6': [() => ['tcp', 'fd00:1::1', 7777], noIPv6],
      "the twin's runner": [() => ['tcp', runnerAddress('mill').address, 8001], 'ENETUNREACH'],
      "another twin's runner": [() => ['tcp', runnerAddress('plant').address, 8001], 'ENETUNREACH'],
      "another twin's exposed port": [() => ['tcp', '127.0.0.1', 8086], 'ECONNREFUSED'],
      "the plant's link": [() => ['tcp', addresses.plant, 1883], 'ENETUNREACH'],
      'the Internet': [() => ['tcp', addresses.otherInternet, 443], 'ENETUNREACH'],
      'the Internet over IPv6': [() => ['tcp', addresses.internet6, 443], noIPv6],
      'the bare address of an allowed name': [() => ['tcp', addresses.internet, 443], 'ENETUNREACH'],
      'another port of an allowed name': [() => ['tcp', 'api.example.org', 80], 'ECONNREFUSED'],
      'a name that is not allowed': [() => ['tcp', 'other.example.org', 443], 'no such name'],
      'UDP to an allowed name': [() => ['udp', 'api.example.org', 443], 'ECONNREFUSED'],
      'the name server': [() => ['udp', addresses.names, 53], 'ENETUNREACH'],
      'the name server over TCP': [() => ['tcp', addresses.names, 53], 'ENETUNREACH'],
      "the engine's name server": [() => ['udp', '127.0.0.11', 53], 'ECONNREFUSED'],
      "the engine's name server over TCP": [() => ['tcp', '127.0.0.11', 53], 'ECONNREFUSED'],
      "a cloud's metadata": [() => ['tcp', addresses.metadata, 80], 'ENETUNREACH'],
      broadcast: [() => ['udp', '255.255.255.255', 80], 'ENETUNREACH'],
      multicast: [() => ['udp', '224.0.0.1', 80], 'ENETUNREACH'],
      'raw sockets': [() => ['raw'], 'EPERM'],
      'packets of the wire': [() => ['packet'], 'EPERM'],
    };

    it.each(Object.entries(cases))('does not reach %s', async (_, [attempt, expected]) => {
      expect(await tried([attempt()])).toEqual([expected]);
      expect(arrivals()).toEqual([]);
    });

    it('would have reached them from a container with a network', () => {
      const attempts: readonly Attempt[] = [
        ['tcp', gateway(), 7777],
        ['tcp', addresses.otherInternet, 443],
        ['tcp', addresses.metadata, 80],
        ['udp', addresses.router, 80],
        ['name', 'api.example.org', 443],
      ];
      expect(triedByRunner(attempts)).toEqual([
        `machine at ${gateway()}:7777`,
        `world at ${addresses.otherInternet}:443`,
        `world at ${addresses.metadata}:80`,
        'world',
        addresses.internet,
      ]);
    });
  });

  describe("the runner's container, which makes the connections of its twin,", () => {
    it('reaches neither another twin nor IPv6', () => {
      const plant = runnerAddress('plant');
      expect(
        triedByRunner([['tcp', plant.address, 8001], ['tcp', addresses.internet6, 443], ['raw'], ['packet']]),
      ).toEqual(['no answer', noIPv6, 'EPERM', 'EPERM']);
    });
  });

  describe('an allowed name', () => {
    it('is reached at its port, also when its address changes', async () => {
      expect(await get('api.example.org', 443)).toBe(`world at ${addresses.internet}:443`);
      await network.name({ 'api.example.org': [addresses.otherInternet] });
      expect(await get('api.example.org', 443)).toBe(`world at ${addresses.otherInternet}:443`);
    });

    it.each([
      ['loopback', () => '127.0.0.1'],
      ['any address', () => '0.0.0.0'],
      ["a cloud's metadata", () => addresses.metadata],
      ["the host's address on the twin's bridge", () => runnerAddress('mill').gateway],
      ["the runner's own address", () => runnerAddress('mill').address],
    ])('is refused once it leads to %s', async (_, address) => {
      await network.name({ 'api.example.org': [address()] });
      expect(await get('api.example.org', 443)).toBe('closed');
      expect(arrivals()).toEqual([]);
      await network.name({ 'api.example.org': [address(), addresses.internet] });
      expect(await get('api.example.org', 443)).toBe(`world at ${addresses.internet}:443`);
    });

    it('that has an IPv4 and an IPv6 address is reached by the one that works', async () => {
      await network.name({ 'api.example.org': [addresses.internet6, addresses.internet] });
      expect(await get('api.example.org', 443)).toBe(`world at ${addresses.internet}:443`);
    });

    it('that has only an IPv6 address is out of reach: the bridge has no IPv6', async () => {
      await network.name({ 'six.example.org': [addresses.internet6] });
      expect(await get('six.example.org', 443)).toBe('closed');
      expect(lastOfLog('mill')).toContain(
        `components don't reach six.example.org:443: six.example.org leads to ${addresses.internet6}, and ${withoutIPv6}`,
      );
    });

    it('that leads to another address of the host reaches the host', async () => {
      await network.name({ 'api.example.org': [addresses.machine] });
      expect(await get('api.example.org', 443)).toBe(`machine at ${addresses.machine}:443`);
    });
  });

  describe('an allowed IP address', () => {
    it('is reached at its port, and at no other', async () => {
      expect(await get(addresses.allowed, 443)).toBe(`world at ${addresses.allowed}:443`);
      expect(await get(addresses.allowed, 80)).toBe('ECONNREFUSED');
    });

    it('of IPv6, or of a link, is out of reach, and the status says why', async () => {
      expect(await get(addresses.internet6, 443)).toBe(noIPv6);
      expect(await get(addresses.metadata, 80)).toBe('ENETUNREACH');
      const { isolation } = await runnerOf(twins.place, 'mill').status();
      expect(isolation.remarks).toEqual([
        `components don't reach [${addresses.internet6}]:443: ${withoutIPv6}`,
        `components don't reach ${addresses.metadata}:80: it is not the address of one other host`,
      ]);
    });

    it('changes no other network: the machine has no such address', () => {
      expect(network.run('machine', 'ip', '-brief', 'address')).not.toContain(addresses.allowed);
    });
  });

  describe('a component that may reach the Internet', () => {
    const proxied = async (host: string, port: number) =>
      (await tried([['proxied', host, port]], 'open'))[0]!;

    it('reaches it through the proxy, by names and by addresses', async () => {
      expect(await proxied('api.example.org', 443)).toBe(`world at ${addresses.internet}:443`);
      expect(await proxied(addresses.otherInternet, 80)).toBe(`world at ${addresses.otherInternet}:80`);
    });

    it('reaches a host of `allow` with and without the proxy, and its other ports on the Internet', async () => {
      await network.name({ 'db.example.org': [addresses.otherInternet] });
      const atPort = (port: number) => `world at ${addresses.otherInternet}:${port}`;
      expect(await get('db.example.org', 443, 'open')).toBe(atPort(443));
      expect(await proxied('db.example.org', 443)).toBe(atPort(443));
      expect(await proxied('db.example.org', 80)).toBe(atPort(80));
      // What `allow` has may be the machine; the Internet is not.
      await network.name({ 'db.example.org': [addresses.machine] });
      expect(await proxied('db.example.org', 443)).toBe(`machine at ${addresses.machine}:443`);
      expect(await proxied('db.example.org', 7777)).toBe('502');
    });

    it('finds the proxy by variables that programs know', async () => {
      const fetched = await runnerOf(twins.place, 'open').exec({
        component: 'counter',
        command: ['sh', '-c', 'echo $HTTPS_PROXY $https_proxy $NO_PROXY $NODE_USE_ENV_PROXY'],
      });
      fetched.stdin.end();
      expect(await text(fetched.stdout)).toBe(
        'http://127.0.0.2:3128 http://127.0.0.2:3128 localhost,127.0.0.1,::1 1\n',
      );
    });

    const closed: Readonly<Record<string, () => readonly [host: string, port: number]>> = {
      "the host by the bridge's address": () => [runnerAddress('open').gateway, 7777],
      'the host by its address in the LAN': () => [addresses.machine, 7777],
      "the host by the address of Docker's own bridge": () => ['172.17.0.1', 7777],
      "the host by another twin's bridge": () => [runnerAddress('plant').gateway, 7777],
      'the host over IPv6': () => [`[${addresses.machine6}]`, 7777],
      'the host by an IPv6 form of its IPv4 address': () => [`[::ffff:${addresses.machine}]`, 7777],
      "another twin's exposed port": () => [addresses.machine, 8085],
      "another twin's runner": () => [runnerAddress('plant').address, 8001],
      "the plant's link": () => [addresses.plant, 1883],
      "a cloud's metadata": () => [addresses.metadata, 80],
      'loopback of the runner': () => ['127.0.0.1', 8001],
      'a private network': () => ['10.1.2.3', 80],
    };
    it.each(Object.entries(closed))('does not reach %s', async (_, target) => {
      expect(await proxied(...target())).toBe('403');
      expect(arrivals()).toEqual([]);
    });

    it('does not reach the host or the plant by a name', async () => {
      for (const address of [addresses.machine, addresses.plant, '10.1.2.3', '127.0.0.1']) {
        await network.name({ 'api.example.org': [address] });
        expect(await proxied('api.example.org', 443)).toBe('502');
      }
      expect(arrivals()).toEqual([]);
    });

    it('reaches nothing without the proxy', async () => {
      const direct: readonly Attempt[] = [
        ['tcp', addresses.internet, 443],
        ['udp', addresses.names, 53],
        ['tcp', addresses.machine, 7777],
      ];
      expect(await tried(direct, 'open')).toEqual(['ENETUNREACH', 'ENETUNREACH', 'ENETUNREACH']);
    });
  });

  describe('an exposed endpoint', () => {
    it('is reached at its address and port, and nowhere else', () => {
      expect(triedFrom('machine', '127.0.0.1', 8085)).toBe('page of mill');
      expect(triedFrom('machine', '127.0.0.1', 8086)).toBe('page of plant');
      expect(triedFrom('world', addresses.machine, 8085)).toBe('page of mill');
      expect(triedFrom('world', addresses.machine, 8086)).toBe('ECONNREFUSED');
    });

    it('at loopback is reached by a neighbour that adds a route to the bridge: Docker before 28', () => {
      const { address } = runnerAddress('plant');
      network.run('world', 'ip', 'route', 'add', address, 'via', addresses.machine);
      expect(triedFrom('world', address, 8001)).toBe('page of plant');
    });

    it('has a port that follows from the names where twin.yaml has none', async () => {
      const { exposed } = await runnerOf(twins.place, 'mill').status();
      const { port } = exposed!['any']!;
      expect(exposed!['any']).toMatchObject({ address: '127.0.0.1', isOpen: true });
      expect(triedFrom('machine', '127.0.0.1', port!)).toBe('page of mill');
    });

    it('changes nothing when the twin is deployed again', async () => {
      const before = runnerId();
      await twins.make('mill', mill());
      expect(runnerId()).toBe(before);
      expect((await twins.place.judge(mill())).refusal).toBeUndefined();
    });

    it('of another twin is refused before anything is made', async () => {
      const { refusal } = await twins.place.judge(specOf('new', { page: { port: 8086 } }));
      expect(refusal?.code).toBe('docker-port-taken');
      expect(docker('ps', '--all', '--quiet', '--filter', 'label=dtaas.instance=new')).toBe('');
    });
  });

  describe('at a place with IPv6,', () => {
    const runner = (instance: string) => runnerAddress(instance, 6);
    const reached = (host: string, port: number) => get(host, port, 'six');

    it('a twin has a network of its own', () => {
      const [ours, theirs] = ['six', 'open6'].map(runner);
      expect(ours!.address).toMatch(/^fdd7:a500:/);
      expect(ours!.gateway).not.toBe(theirs!.gateway);
    });

    it('an allowed IPv6 address is reached at its port, and at no other', async () => {
      const { allowed, allowed6 } = addresses;
      expect(await reached(allowed6, 443)).toBe(`world at ${allowed6}:443`);
      expect(await reached(allowed6, 80)).toBe('ECONNREFUSED');
      expect(await reached(allowed, 443)).toBe(`world at ${allowed}:443`);
      const { isolation } = await runnerOf(twins.place, 'six').status();
      expect(isolation.remarks).toEqual([]);
    });

    it('an allowed name that has only IPv6 addresses is reached, also when its address changes', async () => {
      for (const address of [addresses.internet6, addresses.otherInternet6]) {
        await network.name({ 'six.example.org': [address] });
        expect(await reached('six.example.org', 443)).toBe(`world at ${address}:443`);
      }
    });

    const refused: Readonly<Record<string, () => string>> = {
      loopback: () => '::1',
      'any address': () => '::',
      'loopback, written for IPv6': () => '::ffff:7f00:1',
      'a link': () => 'fe80::1',
      multicast: () => 'ff02::1',
      "a cloud's metadata": () => 'fd00:ec2::254',
      "a cloud's metadata, written for a translator": () => '64:ff9b::a9fe:a9fe',
      "the host's address on the twin's bridge": () => runner('six').gateway,
      "the runner's own address": () => runner('six').address,
      "another twin's runner": () => runner('open6').address,
      "the host's address on another twin's bridge": () => runner('open6').gateway,
    };
    it.each(Object.entries(refused))('an allowed name is refused once it leads to %s', async (_, address) => {
      await network.name({ 'six.example.org': [address()] });
      expect(await reached('six.example.org', 443)).toBe('closed');
      expect(arrivals()).toEqual([]);
      await network.name({ 'six.example.org': [address(), addresses.internet6] });
      expect(await reached('six.example.org', 443)).toBe(`world at ${addresses.internet6}:443`);
    });

    it('an allowed name that leads to another address of the host reaches the host, as over IPv4', async () => {
      await network.name({ 'six.example.org': [addresses.machine6] });
      expect(await reached('six.example.org', 443)).toBe(`machine at ${addresses.machine6}:443`);
    });

    const hostileCases: Readonly<Record<string, () => Attempt>> = {
      'the host': () => ['tcp', addresses.machine6, 7777],
      "the host by the bridge's address": () => ['tcp', runner('six').gateway, 7777],
      "the twin's runner": () => ['tcp', runner('six').address, 8001],
      "another twin's runner": () => ['tcp', runner('open6').address, 8001],
      'the Internet': () => ['tcp', addresses.internet6, 443],
      'a neighbour of an allowed address': () => ['tcp', addresses.otherInternet6, 443],
      'a unique local address': () => ['tcp', 'fd00:1::1', 7777],
      multicast: () => ['udp', 'ff0e::1', 80],
    };
    it.each(Object.entries(hostileCases))('a hostile program does not reach %s', async (_, attempt) => {
      expect(await tried([attempt()], 'six')).toEqual(['ENETUNREACH']);
      expect(arrivals()).toEqual([]);
    });

    it("a runner's container reaches the IPv6 Internet, and no other twin", () => {
      const { address, gateway } = runner('open6');
      const attempts: readonly Attempt[] = [
        ['tcp', addresses.internet6, 443],
        ['tcp', address, 8001],
        ['tcp', gateway, 8001],
      ];
      expect(triedByRunner(attempts, 'six')).toEqual([
        `world at ${addresses.internet6}:443`,
        'no answer',
        'ECONNREFUSED',
      ]);
    });

    const proxied = async (host: string, port: number) =>
      (await tried([['proxied', host, port]], 'open6'))[0]!;

    it('the proxy leads to the Internet over IPv6', async () => {
      expect(await proxied(`[${addresses.internet6}]`, 443)).toBe(`world at ${addresses.internet6}:443`);
      await network.name({ 'six.example.org': [addresses.otherInternet6] });
      expect(await proxied('six.example.org', 80)).toBe(`world at ${addresses.otherInternet6}:80`);
    });

    const closed: Readonly<Record<string, () => string>> = {
      'the host': () => addresses.machine6,
      'an address that the host may take any time': () => '2001:db8:100::1234',
      "the host by the bridge's address": () => runner('open6').gateway,
      "the host by another twin's bridge": () => runner('six').gateway,
      "another twin's runner": () => runner('six').address,
      'loopback of the runner': () => '::1',
      'loopback of the runner, written for IPv6': () => '::ffff:7f00:1',
      'a link': () => 'fe80::1',
      "a cloud's metadata": () => 'fd00:ec2::254',
      'a private network': () => 'fd00:1::1',
      'a private network, written for a translator': () => '64:ff9b::a01:203',
    };
    it.each(Object.entries(closed))('the proxy does not lead to %s', async (_, address) => {
      expect(await proxied(`[${address()}]`, 7777)).toBe('403');
      await network.name({ 'six.example.org': [address()] });
      expect(await proxied('six.example.org', 7777)).toBe('502');
      expect(arrivals()).toEqual([]);
    });

    it('a neighbour that adds a route reaches no port of a runner, and exposed endpoints are reached as before', () => {
      const { address } = runner('six');
      network.run('world', 'ip', '-6', 'route', 'add', `${address}/128`, 'via', addresses.machine6);
      for (const port of [8001, 443]) expect(triedFrom('world', address, port)).toBe('no answer');
      expect(triedFrom('machine', '127.0.0.1', 8087)).toBe('page of six');
      expect(triedFrom('world', addresses.machine, 8087)).toBe('ECONNREFUSED');
      expect(triedFrom('world', addresses.machine6, 8087)).toBe('ECONNREFUSED');
    });

    it('another deployment changes nothing', async () => {
      const before = runnerId('six');
      await twins.make('six', six(), ipv6);
      expect(runnerId('six')).toBe(before);
    });

    it('a twin gets a network without IPv6 when the setting is taken away, and one with IPv6 when it comes back', async () => {
      const networks = () =>
        docker('network', 'ls', '--format', '{{.Name}}', '--filter', 'label=dtaas.instance=six').split('\n');
      await twins.make('six', six());
      await runnerOf(twins.place, 'six').start();
      await network.name({ 'six.example.org': [addresses.internet6] });
      expect(networks()).toEqual([nameAt({ home, instance: 'six' }, 'network')]);
      expect(await reached('six.example.org', 443)).toBe('closed');
      expect(await reached(addresses.allowed6, 443)).toBe(noIPv6);
      await twins.make('six', six(), ipv6);
      await runnerOf(twins.place, 'six').start();
      expect(networks()).toEqual([nameAt({ home, instance: 'six' }, 'network-ipv6')]);
      expect(await reached('six.example.org', 443)).toBe(`world at ${addresses.internet6}:443`);
      expect(await reached(addresses.allowed6, 443)).toBe(`world at ${addresses.allowed6}:443`);
    });
  });

  // Last, because it ends the page that others ask for.
  it('an allowed IP address is reached again after the container of the component was killed', async () => {
    const component = nameAt({ home, instance: 'mill' }, 'component-counter');
    docker('kill', component);
    await twins.make('mill', mill());
    expect(await get(addresses.allowed, 443)).toBe(`world at ${addresses.allowed}:443`);
  });
});
