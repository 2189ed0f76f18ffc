import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FarMachine, farMachine, hasSshd } from '../../platform/places/testing/sshd.ts';
import type { Deployed, Status, TwinStatus } from './counter.ts';
import { type Clone, checkout, hasEngine, type Machine, temporaryMachine } from './machine.ts';

const here = 'here: { kind: process, title: The machine that deploys }';
const there = (host: string) => `here: { kind: ssh, settings: { host: ${host} } }`;

describe.skipIf(!hasEngine() || !hasSshd()).sequential('the shipped twin, on another machine', () => {
  let far: FarMachine;
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    far = await farMachine();
    machine = temporaryMachine({ DTAAS_SSH_CONFIG: far.config });
    clone = machine.clone('clone', checkout);
    await clone.run('verify');
    await clone.run('deploy', 'incubator', '--emulate');
  }, 300_000);
  afterAll(async () => {
    await machine.remove();
    await far.remove();
  });

  const platformFile = (): string => readFileSync(join(clone.directory, 'platform.yaml'), 'utf8');
  const status = async (): Promise<TwinStatus> => {
    const [twin] = (await clone.ask<Status>('status', 'incubator')).twins;
    return twin!;
  };

  async function moveTo(line: string): Promise<Deployed['twins'][number]> {
    await clone.commit({ 'platform.yaml': platformFile().replace(/^ *here: .*$/m, `    ${line}`) });
    expect(clone.git('diff', '--numstat', 'HEAD~1')).toBe('1\t1\tplatform.yaml');
    const [deployed] = (await clone.ask<Deployed>('deploy', 'incubator', '--yes')).twins;
    return deployed!;
  }

  it('is there after one line of platform.yaml was changed, and goes on with its state', async () => {
    const before = await status();
    const deployed = await moveTo(there(far.host));
    expect(deployed).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
    expect(machine.runners()).toEqual([]);
    expect(machine.workspaces()).toEqual([]);
    expect(far.runners()).toHaveLength(1);
    expect(far.workspaces()).toEqual([expect.stringMatching(/^[0-9a-f]{16}\/incubator$/)]);
    const after = await status();
    expect(after).toMatchObject({ sync: 'Synced', health: 'Healthy' });
    expect(after.clock!.step).toBeGreaterThanOrEqual(before.clock!.step);
    const [again] = (await clone.ask<Deployed>('deploy', 'incubator')).twins;
    expect(again).toMatchObject({ outcome: 'unchanged' });
  }, 300_000);

  it('is Unknown while its machine can not be reached, and nothing is begun', async () => {
    const tip = clone.git('rev-parse', 'state/incubator');
    far.link('down');
    try {
      expect(await status()).toMatchObject({
        sync: 'Unknown',
        error: { code: 'place-unreachable', message: expect.stringContaining("pi.lab can't be reached") },
      });
      const refused = await clone.dtaas(['deploy', 'incubator']);
      expect(refused.code).toBe(1);
      expect(refused.stdout + refused.stderr).toContain('place-unreachable');
    } finally {
      far.link('up');
    }
    expect(clone.git('rev-parse', 'state/incubator')).toBe(tip);
    expect(await status()).toMatchObject({ sync: 'Synced', health: 'Healthy' });
  }, 300_000);

  it('is named in a plan that would move the twin to a silent machine, which is asked once', async () => {
    const silent = createServer((socket) => void socket.on('error', () => {}).resume()).listen(
      0,
      '127.0.0.1',
    );
    await once(silent, 'listening');
    let connections = 0;
    silent.on('connection', () => (connections += 1));
    const { port } = silent.address() as AddressInfo;
    const text = platformFile();
    try {
      const line = `here: { kind: ssh, settings: { host: 127.0.0.1, port: ${port} } }`;
      clone.write({ 'platform.yaml': text.replace(/^ *here: .*$/m, `    ${line}`) });
      const { code, stdout } = await clone.dtaas(['plan', 'incubator']);
      expect(code).toBe(1);
      expect(stdout).toContain(`127.0.0.1 can't be reached as root@127.0.0.1, port ${port}`);
      expect(connections).toBe(1);
    } finally {
      clone.write({ 'platform.yaml': text });
      silent.close();
    }
  }, 60_000);

  it('comes back when the line is changed back', async () => {
    const before = await status();
    const deployed = await moveTo(here);
    expect(deployed).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
    expect(machine.runners()).toHaveLength(1);
    expect(far.runners()).toEqual([]);
    expect(far.workspaces()).toEqual([]);
    expect((await status()).clock!.step).toBeGreaterThanOrEqual(before.clock!.step);
  }, 300_000);

  it.each([
    ['a host that is an option', '{ kind: ssh, settings: { host: -oProxyCommand=id } }', 'host'],
    ['no host', '{ kind: ssh }', 'host'],
    ['a port that is none', '{ kind: ssh, settings: { host: pi.lab, port: 0 } }', 'port'],
    ['an unknown setting', '{ kind: ssh, settings: { host: pi.lab, password: x } }', 'password'],
  ])('is not checked with %s: the problem has its line', async (_, place, setting) => {
    const text = platformFile();
    clone.write({ 'platform.yaml': text.replace(/^ *here: .*$/m, `    here: ${place}`) });
    const { code, stdout } = await clone.dtaas(['check', 'platform.yaml']);
    clone.write({ 'platform.yaml': text });
    expect(code).toBe(1);
    const line = text.split('\n').findIndex((each) => each.includes('here: ')) + 1;
    expect(stdout).toMatch(new RegExp(`platform\\.yaml:${line}:\\d+[^]*${setting}`));
  });
});
