import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { engineForTests, hasDocker } from '../../testing/docker-engine.ts';
import { type EngineInfo, judgeEngine, judgementOf } from './judge.ts';

const good: EngineInfo = {
  ServerVersion: '26.1.4',
  LoggingDriver: 'local',
  OSType: 'linux',
  SecurityOptions: [
    'name=apparmor',
    'name=seccomp,profile=default',
    'name=cgroupns',
    'name=no-new-privileges',
  ],
  MemoryLimit: true,
  SwapLimit: true,
  PidsLimit: true,
  CPUShares: true,
  NCPU: 4,
  MemTotal: 8 * 2 ** 30,
  LiveRestoreEnabled: true,
};

describe('what a Docker Engine says of itself', () => {
  const states = "ssh://pi.lab: Docker can't limit the size of states";

  it('is enough, with a remark on the size of states only', () => {
    const DriverStatus = [['Backing Filesystem', 'extfs']] as const;
    expect(judgementOf('ssh://pi.lab', { ...good, DriverStatus })).toEqual({
      program: 'Docker Engine 26.1.4',
      machine: { cpu: 4, memory: 8 * 2 ** 30 },
      advice: [],
      remarks: [expect.stringContaining(`${states} on ext4: a component may fill`)],
    });
  });

  it.each([
    [{ OSType: 'windows' }, 'runs containers of windows, not of Linux'],
    [{ SecurityOptions: ['name=apparmor'] }, 'has no seccomp, which limits system calls'],
    [{ MemoryLimit: false }, "can't limit memory (cgroups)"],
    [{ PidsLimit: false }, "can't limit processes (cgroups)"],
  ])('with %j is refused', (bad, reason) => {
    expect(judgementOf('ssh://pi.lab', { ...good, ...bad }).refusal).toMatchObject({
      code: 'docker-unfit',
      message: `The Docker Engine at ssh://pi.lab ${reason}.`,
    });
  });

  it.each([
    [{ LiveRestoreEnabled: false }, 'ssh://pi.lab: A restart of Docker ends the workspaces'],
    [{ SwapLimit: false }, 'ssh://pi.lab: Workspaces may use swap'],
    [{ CPUShares: false }, 'share processors by weight'],
    [{ SecurityOptions: ['name=seccomp', 'name=userns'] }, 'userns-remap'],
  ])('with %j gets a remark', (bad, remark) => {
    const { refusal, remarks } = judgementOf('ssh://pi.lab', { ...good, ...bad });
    expect(refusal).toBeUndefined();
    expect(remarks).toEqual([expect.stringContaining(remark), expect.stringContaining(states)]);
  });
});

it.each<[version: string, more: EngineInfo, isLacking: boolean]>([
  ['20.10.24+dfsg1', {}, true],
  ['26.1.4', { ExperimentalBuild: false }, true],
  ['20.10.24+dfsg1', { ExperimentalBuild: true }, false],
  ['27.0.1', {}, false],
  ['29.1.0', { ExperimentalBuild: false }, false],
])('Docker Engine %s with %j lacks IPv6: %s', (ServerVersion, more, isLacking) => {
  const remarksOf = (place: object) =>
    judgementOf('ssh://pi.lab', { ...good, ...more, ServerVersion }, place).remarks.join('\n');
  expect(/No IPv6 address is reached/.test(remarksOf({ ipv6: true }))).toBe(isLacking);
  // A place that doesn't promise it needs nothing.
  expect(remarksOf({})).not.toMatch(/IPv6/);
});

describe('the settings of a Docker Engine', () => {
  const adviceOn = (info: EngineInfo, host = 'ssh://pi.lab', settings?: string) =>
    judgementOf(host, { ...good, ...info }, {}, settings).advice;

  it('let containers of others gain privileges', () => {
    const { advice, remarks } = judgementOf('ssh://pi.lab', { ...good, SecurityOptions: ['name=seccomp'] });
    expect(advice).toEqual([expect.stringContaining('{"no-new-privileges": true}')]);
    expect(remarks).toEqual([expect.stringContaining('the size of states')]);
  });

  it('let logs of others fill the disk, unless this machine has a limit for its own engine', () => {
    const unlimited = [expect.stringContaining('"max-size": "10m"')];
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-daemon-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const settings = join(folder, 'daemon.json');
    const json = { LoggingDriver: 'json-file' };
    const here = 'unix:///run/docker.sock';
    expect(adviceOn(json, here, settings)).toEqual(unlimited);
    writeFileSync(settings, '{"log-opts": {"max-size": "5m"}}');
    expect(adviceOn(json, here, settings)).toEqual([]);
    expect(adviceOn(json, 'ssh://pi.lab', settings)).toEqual(unlimited);
  });
});

it('a remark fits into a line of a terminal, and names no engine of this machine', () => {
  const DriverStatus = [['Backing Filesystem', 'extfs']] as const;
  const lacking = { LiveRestoreEnabled: false, SwapLimit: false, CPUShares: false, DriverStatus };
  const weak = { SecurityOptions: ['name=seccomp', 'name=userns'], LoggingDriver: 'json-file' };
  const info = { ...lacking, ...weak, ServerVersion: '20.10.24' };
  const { remarks, advice } = judgementOf('unix:///var/run/docker.sock', info, { ipv6: true }, '/none');
  expect([remarks.length, advice.length]).toEqual([6, 2]);
  for (const text of [...remarks, ...advice]) {
    expect(text.length, text).toBeLessThanOrEqual(100);
    expect(text).not.toContain('docker.sock');
  }
});

describe.skipIf(!(await hasDocker()))('a real Docker Engine', () => {
  it('can run workspaces', async () => {
    const { client } = await engineForTests();
    const { refusal, machine } = await judgeEngine(client);
    expect(refusal).toBeUndefined();
    expect(machine).toEqual({ cpu: availableParallelism(), memory: totalmem() });
  });
});
