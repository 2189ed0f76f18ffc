import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  deployedAt,
  type Hosts,
  heldBy,
  isWritten,
  noiseIn,
  type PlaceName,
  platformOf,
  whereabouts,
} from '../../../testing/docker-hosts.ts';
import { type DockerHost, dockerHost, workspaceImage } from '../../../testing/docker-machine.ts';
import { statusOf, succeed } from '../../../testing/kill-scenes.ts';
import {
  type HostsPlant,
  plantOf,
  runnerSays,
  untilCommandedBy,
  valvePlatform,
} from '../../../testing/plant-of-hosts.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// Two machines with a Docker Engine each. A twin is chosen a machine, moves between all kinds of places, and loses its machine.

describe('a twin with two Docker Engines on other machines', { timeout: 400_000 }, () => {
  let hosts: Hosts;
  let clone: TemporaryClone;
  beforeAll(async () => {
    const [first, second] = [await dockerHost(), await dockerHost()];
    vi.stubEnv('DTAAS_SSH_CONFIG', first.machine.config);
    let image: string | undefined;
    for (const { certificates, overTls } of [first, second]) {
      vi.stubEnv('DOCKER_CERT_PATH', certificates);
      image = await workspaceImage(overTls);
    }
    hosts = { first, second, image: image! };
    clone = await temporaryClone();
    await clone.commit(platformOf(hosts));
  }, 300_000);
  afterAll(async () => {
    await clone?.remove();
    await hosts?.first.remove();
    await hosts?.second.remove();
    vi.unstubAllEnvs();
  }, 120_000);

  test('is planned and made at the first that has room, over TLS, and the biography has the reason', async () => {
    const reason = 'goes to second: second has 100 % free, 0 twins; first has 100 % free, 0 twins';
    expect((await clone.dtaas(['plan'])).stdout).toContain(reason);
    await deployedAt(clone, hosts, 'second');
    expect((await clone.dtaas(['log', 'counter'])).stdout).toContain(reason);
  });

  test('writes nothing of the key into a commit, a state or a log', async () => {
    const [, line = ''] = readFileSync(join(hosts.second.certificates, 'key.pem'), 'utf8').split('\n');
    expect(line).toHaveLength(64);
    expect(isWritten(clone, line)).toBe(false);
    expect(isWritten(clone, hosts.second.overTls)).toBe(true);
    expect(isWritten(clone, hosts.second.certificates)).toBe(false);
    expect((await clone.dtaas(['logs', 'counter'])).stdout).not.toContain(line);
  });

  const moves: readonly (readonly [PlaceName, PlaceName])[] = [
    ['second', 'first'],
    ['first', 'here'],
    ['here', 'second'],
    ['second', 'pi'],
    ['pi', 'first'],
  ];
  test.each(moves)(
    'moves from %s to %s with its state, and the log says how long it stood still',
    async (from, to) => {
      const before = (await statusOf(clone)).snapshot;
      await clone.commit(platformOf(hosts, to));
      expect((await clone.dtaas(['plan'])).stdout).toContain(
        'make its workspace at the new place, and remove it at the old one',
      );
      const { restore, snapshot = '' } = await deployedAt(clone, hosts, to);
      expect(snapshot).not.toBe(before);
      expect(restore).toMatchObject({ outcome: 'restored', from: snapshot });
      if (before !== undefined) expect(noiseIn(clone, snapshot)).toBe(noiseIn(clone, before));
      const { stdout } = await clone.dtaas(['log', 'counter']);
      const gap = new RegExp(
        `stood still for (\\d+\\.\\d) s, from its last step at ${from} to its first one at ${to}`,
      );
      expect(Number(gap.exec(stdout)?.[1])).toBeGreaterThan(0);
    },
  );

  test('reaches an engine by a Docker context with certificates, whichever context the person uses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-contexts-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { overTls, certificates } = hosts.second;
    const pem = ['ca', 'cert', 'key'].map((name) => `${name}=${join(certificates, name)}.pem`);
    const context = (...words: readonly string[]) =>
      execFileSync('docker', ['context', ...words], {
        env: { ...process.env, DOCKER_CONFIG: folder },
        stdio: 'pipe',
      });
    context('create', 'hall', '--docker', [`host=${overTls}`, ...pem].join(','));
    context('create', 'other', '--docker', 'host=ssh://nobody@127.0.0.1');
    context('use', 'other');

    await clone.commit(platformOf(hosts, 'hall'));
    // The certificates of another engine.
    const env = { DOCKER_CONFIG: folder, DOCKER_CERT_PATH: hosts.first.certificates };
    await succeed(clone, ['deploy'], env);
    expect(whereabouts(clone, hosts)).toEqual(['second']);
    expect(heldBy(hosts.first)).toEqual([]);
    const { stdout } = await clone.dtaas(['status', 'counter', '--format', 'json'], { env });
    expect(JSON.parse(stdout).twins[0]).toMatchObject({ place: 'hall', sync: 'Synced', health: 'Healthy' });

    await clone.commit(platformOf(hosts, 'first'));
    await succeed(clone, ['deploy'], { DOCKER_CONFIG: folder });
    await deployedAt(clone, hosts, 'first');
  });

  test('stays where it is when the platform may choose again', async () => {
    await clone.commit(platformOf(hosts));
    await deployedAt(clone, hosts, 'first');
  });

  const losses: readonly {
    readonly what: string;
    readonly from: 'first' | 'second';
    readonly to: 'first' | 'second';
    lose(host: DockerHost): void;
    giveBack(host: DockerHost): unknown;
  }[] = [
    {
      what: 'network',
      from: 'first',
      to: 'second',
      lose: ({ machine }) => machine.link('down'),
      giveBack: ({ machine }) => machine.link('up'),
    },
    {
      what: 'engine',
      from: 'second',
      to: 'first',
      lose: (host) => host.kill(),
      giveBack: (host) => host.start(),
    },
  ];
  test.each(losses)(
    'is brought back on $to without the $what of $from, which is emptied later',
    async ({ from, to, lose, giveBack }) => {
      expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
      const { snapshot: last } = await statusOf(clone);
      expect((await clone.dtaas(['save', 'counter'], { fault: 'snapshot-fetched' })).signal).toBe('SIGKILL');

      lose(hosts[from]);
      expect(await statusOf(clone)).toMatchObject({ health: 'Unknown', error: { code: expect.any(String) } });
      const refused = await clone.dtaas(['deploy']);
      expect(refused.code).toBe(1);
      expect(refused.stdout).toMatch(/(place|docker)-(unreachable|missing): .*\.\n {4}\S/);
      const abandoned = await clone.dtaas(['abandon', from, '--yes', '--reason', 'no answer']);
      expect(abandoned.code, abandoned.stderr + abandoned.stdout).toBe(0);
      expect(await statusOf(clone)).toMatchObject({ health: 'Missing' });
      const { code, stdout, stderr } = await clone.dtaas(['deploy']);
      expect(code, stderr + stdout).toBe(0);
      const elsewhere = await statusOf(clone);
      expect(elsewhere).toMatchObject({ place: to, health: 'Healthy', restore: { from: last } });

      await giveBack(hosts[from]);
      await deployedAt(clone, hosts, to);
      // The save that was cut is a commit now, and the twin goes on from its own state.
      const refs = clone.git('for-each-ref', '--format=%(refname:lstrip=4)', 'refs/dtaas/snapshots/counter/');
      const saves = clone.git('log', '--format=%s', 'state/counter', '--').split('\n');
      const broughtHome = saves.filter((subject) => subject.endsWith(`, left at ${from}`));
      expect(broughtHome).toHaveLength(1);
      expect(refs.split('\n')).toContain(/^saved: (\S+),/.exec(broughtHome[0]!)?.[1]);
      expect((await statusOf(clone)).snapshot).toBe(elsewhere.snapshot);
    },
  );

  describe('with a plant', { timeout: 900_000 }, () => {
    let plant: HostsPlant;
    let valve: TemporaryClone;
    beforeAll(async () => {
      plant = await plantOf(hosts);
      valve = await temporaryClone();
    });
    afterAll(async () => {
      await valve?.dtaas(['terminate', 'valve', '--yes']);
      await valve?.remove();
      await plant?.close();
    }, 60_000);

    test('commands it from one machine only when the other one is cut off and comes back', async () => {
      await valve.commit(valvePlatform(hosts, 'first'));
      const before = plant.numbers();
      await succeed(valve, ['deploy', 'valve']);
      const old = await untilCommandedBy(plant, (number) => !before.includes(number));
      await valve.commit(valvePlatform(hosts));
      await succeed(valve, ['deploy', 'valve']);
      expect(whereabouts(valve, hosts)).toEqual(['first']);
      await succeed(valve, ['save', 'valve']);

      hosts.first.machine.link('down');
      await succeed(valve, ['abandon', 'first', '--yes', '--reason', 'no answer']);
      await succeed(valve, ['deploy', 'valve']);
      expect(whereabouts(valve, hosts)).toEqual(['first', 'second']);
      const young = await untilCommandedBy(plant, (number) => ![...before, old].includes(number));

      hosts.first.machine.link('up');
      // Its old runner lives on, learns that it is not the only one, and stops by itself.
      await expect
        .poll(() => runnerSays(hosts.first), { timeout: 60_000, interval: 500 })
        .toContain('another runner of this twin has taken over its physical twin');
      const healthOf = async () =>
        JSON.parse((await valve.dtaas(['status', 'valve', '--format', 'json'])).stdout).twins[0].health;
      await expect.poll(healthOf, { timeout: 60_000, interval: 500 }).toBe('Healthy');
      await succeed(valve, ['deploy', 'valve']);
      expect(whereabouts(valve, hosts)).toEqual(['second']);
      expect(heldBy(hosts.first).filter((name) => name.includes('valve'))).toEqual([]);
      const numbers = plant.numbers();
      expect(new Set(numbers.slice(numbers.indexOf(young)))).toEqual(new Set([0, young]));
      expect(numbers.at(-1)).toBe(young);
    });
  });

  test('is completed by the next deployment if its old machine is cut off in the middle of a move', async () => {
    await clone.commit(platformOf(hosts, 'second'));
    const deploying = clone.dtaas(['deploy']);
    await expect.poll(() => heldBy(hosts.second), { timeout: 120_000, interval: 50 }).not.toEqual([]);
    hosts.first.machine.link('down');
    const { code, stdout } = await deploying;
    expect(code).toBe(1);
    expect(stdout).toMatch(/^counter: (failed|refused).*\n {2}[a-z-]+: .*\n {4}\S/m);
    hosts.first.machine.link('up');
    await deployedAt(clone, hosts, 'second');
  });

  test('leaves no container, network or volume on either machine when it is terminated', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(whereabouts(clone, hosts)).toEqual([]);
    expect(heldBy(hosts.first)).toEqual([]);
    expect(heldBy(hosts.second)).toEqual([]);
  });
});
