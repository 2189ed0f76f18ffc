import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureLauncher } from '@dtaas/launcher';
import { hasGo } from '@dtaas/launcher/testing/has-go';
import type { WorkspaceSpec } from '@dtaas/model';
import { runnerProgram } from '@dtaas/runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counterSpec } from '../../../testing/counter-workspace.ts';
import {
  type EngineForTests,
  engineForTests,
  hasDocker,
  makeContainer,
  makeVolume,
  workspaceImage,
} from '../../../testing/docker-engine.ts';
import { type Attempt, hostileProgram } from '../../../testing/hostile.ts';
import { labelsOf, nameAt } from '../resources/mark.ts';
import { addAddresses } from './addresses.ts';
import { fillVolumes } from './volumes.ts';

const image = hasGo() && (await hasDocker()) ? await workspaceImage() : undefined;

/** Of the kernel that the engine has, too. */
const hasIPv6 = existsSync('/proc/sys/net/ipv6');

describe.skipIf(!image)('IP addresses that allow has, in a container without a network', () => {
  let engine: EngineForTests;
  beforeEach(async () => {
    engine = { ...(await engineForTests()), image: image! };
    const name = nameAt(engine.owner, 'component-counter');
    const labels = labelsOf(engine.owner, 'component-counter');
    const HostConfig = { NetworkMode: 'none', CapDrop: ['ALL'] };
    await makeContainer(engine, name, labels, { Cmd: ['sleep', '1000'], User: '100000', HostConfig });
    docker('start', name);
  }, 60_000);
  afterEach(() => engine.dispose());

  const docker = (...words: readonly string[]): string =>
    execFileSync('docker', ['--host', engine.host, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const component = () => nameAt(engine.owner, 'component-counter');
  const workspace = () => ({ client: engine.client, image, owner: engine.owner });

  /** The runner's container, which is not started, with the programs of the platform. */
  async function makeRunner(): Promise<void> {
    const { owner } = engine;
    for (const name of ['data', 'platform', 'sdk-node', 'sdk-python'])
      await makeVolume(engine, nameAt(owner, name), labelsOf(owner, name));
    const Binds = [`${nameAt(owner, 'platform')}:/platform:ro`];
    await makeContainer(engine, nameAt(owner, 'runner'), labelsOf(owner, 'runner'), {
      HostConfig: { Binds },
    });
    const programs = { runner: runnerProgram(), launcher: await ensureLauncher() };
    await fillVolumes(engine.client, owner, { image, programs, states: [], workspaceFile: {} });
  }

  function spec(...allow: readonly string[]): WorkspaceSpec {
    return { ...counterSpec('mill', 3), network: { internet: 'deny', allow, required: true } };
  }

  /** Nothing listens in the container, so an address of its own refuses. */
  const reached = (hosts = ['203.0.113.5', '203.0.113.6', '10.1.2.3']): Readonly<Record<string, string>> => {
    const attempts = hosts.map((host): Attempt => ['tcp', host, 502]);
    const said = docker('exec', component(), 'python3', '-c', hostileProgram, JSON.stringify(attempts));
    return Object.fromEntries((JSON.parse(said) as string[]).map((each, index) => [hosts[index]!, each]));
  };
  const nowhere = { '203.0.113.5': 'ENETUNREACH', '203.0.113.6': 'ENETUNREACH', '10.1.2.3': 'ENETUNREACH' };
  const added = { '203.0.113.5': 'ECONNREFUSED', '203.0.113.6': 'ENETUNREACH', '10.1.2.3': 'ECONNREFUSED' };

  it('are added to loopback, again after the container was started again', { timeout: 120_000 }, async () => {
    await makeRunner();
    expect(reached()).toEqual(nowhere);
    const allow = spec('203.0.113.5:502', '10.1.2.3:502', 'api.example.org:443', '[2001:db8::5]:502');
    await addAddresses(workspace(), allow);
    await addAddresses(workspace(), allow);
    expect(reached()).toEqual(added);
    docker('restart', '--time', '0', component());
    expect(reached()).toEqual(nowhere);
    await addAddresses(workspace(), allow);
    expect(reached()).toEqual(added);
    const helpers = docker(
      'ps',
      '--all',
      '--quiet',
      '--filter',
      `volume=${nameAt(engine.owner, 'platform')}`,
    );
    // Only the runner's container is left.
    expect(helpers.split('\n')).toHaveLength(1);
  });

  it.skipIf(!hasIPv6)('may be of IPv6, if the place has the setting', { timeout: 60_000 }, async () => {
    await makeRunner();
    const allow = spec('203.0.113.5:502', '[2001:db8::5]:502');
    const hosts = ['203.0.113.5', '2001:db8::5', '2001:db8::6'];
    await addAddresses(workspace(), allow);
    // The engine has switched IPv6 off in the container.
    const off = { '2001:db8::5': 'EADDRNOTAVAIL', '2001:db8::6': 'EADDRNOTAVAIL' };
    expect(reached(hosts)).toEqual({ '203.0.113.5': 'ECONNREFUSED', ...off });
    for (let times = 0; times < 2; times += 1) await addAddresses({ ...workspace(), ipv6: true }, allow);
    const on = { '2001:db8::5': 'ECONNREFUSED', '2001:db8::6': 'ENETUNREACH' };
    expect(reached(hosts)).toEqual({ '203.0.113.5': 'ECONNREFUSED', ...on });
  });

  it('are not added for a launcher that does not know how', { timeout: 60_000 }, async () => {
    const { owner } = engine;
    await makeContainer(engine, nameAt(owner, 'runner'), labelsOf(owner, 'runner'));
    await addAddresses(workspace(), spec('203.0.113.5:502'));
    expect(reached()).toEqual(nowhere);
  });
});
