import { expect } from 'vitest';
import { counterPlatform } from './counter.ts';
import type { DockerMachine } from './docker-machine.ts';
import {
  countOf,
  deployAndExpectOne,
  expectNothingToDo,
  killedAt,
  statusOf,
  succeed,
} from './kill-scenes.ts';
import type { TemporaryClone } from './temporary-clone.ts';

export { workspaceFaultPoints } from '../../places/testing/fault-points.ts';

// Somebody ends or removes what a twin has at a Docker Engine, behind the platform's back. One plain deploy brings it back.

interface Loss {
  /** The runner goes on, so the twin is Degraded. Otherwise the twin is Missing, and continues from its last snapshot. */
  readonly keepsRunner: boolean;
  lose(docker: DockerMachine, home: string): void;
}

type Lose = Loss['lose'];

const component = 'component-counter';
const killed =
  (resource: string): Lose =>
  (docker, home) =>
    void docker.docker('kill', ...docker.containers(home, resource));
const removed =
  (resource: string): Lose =>
  (docker, home) =>
    void docker.docker('rm', '--force', ...docker.containers(home, resource));
const volumesRemoved =
  (...resources: readonly string[]): Lose =>
  (docker, home) => {
    const names = docker.docker(
      ...['volume', 'ls', '--filter', `label=dtaas.home=${home}`],
      ...['--format', '{{.Label "dtaas.resource"}} {{.Name}}'],
    );
    for (const line of names) {
      const [resource = '', name = ''] = line.split(' ');
      if (resources.length === 0 || resources.includes(resource)) docker.docker('volume', 'rm', name);
    }
  };
const all =
  (...losses: readonly Lose[]): Lose =>
  (docker, home) => {
    for (const lose of losses) lose(docker, home);
  };

/** What is lost, in words that continue `comes back without`. */
export const losses: { readonly [what: string]: Loss } = {
  'a component, killed': { keepsRunner: true, lose: killed(component) },
  'the container of a component, removed': { keepsRunner: true, lose: removed(component) },
  'the container of a component and the SDKs, removed': {
    keepsRunner: true,
    lose: all(removed(component), volumesRemoved('sdk-node', 'sdk-python')),
  },
  'a runner, killed': { keepsRunner: false, lose: killed('runner') },
  'the container of a runner, removed': { keepsRunner: false, lose: removed('runner') },
  'all containers, killed': { keepsRunner: false, lose: all(killed('runner'), killed(component)) },
  'all containers, removed': { keepsRunner: false, lose: all(removed('runner'), removed(component)) },
  'all containers and volumes, removed': {
    keepsRunner: false,
    lose: all(removed('runner'), removed(component), volumesRemoved()),
  },
};

/** Loses something of a running twin, and expects that the next look shows it and the next deploy brings it back. */
export async function loseAndHeal(
  clone: TemporaryClone,
  docker: DockerMachine,
  { keepsRunner, lose }: Loss,
): Promise<void> {
  const before = countOf(await statusOf(clone));
  await succeed(clone, ['save', 'counter']);
  const { snapshot } = await statusOf(clone);
  const runners = clone.runners();
  lose(docker, clone.home()!);
  await untilHealth(clone, keepsRunner ? 'Degraded' : 'Missing');
  await succeed(clone, ['deploy']);
  const status = await untilHealth(clone, 'Healthy');
  expect(countOf(status)).toBeGreaterThanOrEqual(before);
  if (keepsRunner) expect(clone.runners()).toEqual(runners);
  else expect(status.restore).toMatchObject({ outcome: 'restored', from: snapshot });
  await expectNothingToDo(clone);
}

/** A snapshot that waits in the ring outlives the runner's container: it is collected, and the twin continues from it. */
export async function loseRunnerWithSnapshot(clone: TemporaryClone, docker: DockerMachine): Promise<void> {
  const { snapshot } = await statusOf(clone);
  await killedAt(clone, ['save', 'counter'], 'snapshot-fetched');
  removed('runner')(docker, clone.home()!);
  expect(await statusOf(clone)).toMatchObject({ health: 'Missing', waiting: 1, snapshot });
  const status = await deployAndExpectOne(clone);
  expect(status.snapshot).not.toBe(snapshot);
  expect(status.restore).toMatchObject({ outcome: 'restored', from: status.snapshot });
}

/** The steps at which a repair is killed: steps of the command line, and of the plugin. */
export const repairSteps = {
  commandLine: ['saved', 'before-up', 'after-up', 'recorded'],
  plugin: ['components-started'],
} as const;

/** A component is killed, and so is the deployment that brings it back. */
export async function killRepair(clone: TemporaryClone, docker: DockerMachine, fault: string): Promise<void> {
  const before = countOf(await statusOf(clone));
  killed(component)(docker, clone.home()!);
  await untilHealth(clone, 'Degraded');
  const { code, signal } = await clone.dtaas(['deploy'], { fault });
  if (repairSteps.plugin.includes(fault as never)) expect(code).toBe(1);
  else expect(signal).toBe('SIGKILL');
  await succeed(clone, ['deploy']);
  expect(countOf(await untilHealth(clone, 'Healthy'))).toBeGreaterThanOrEqual(before);
  await expectNothingToDo(clone);
}

/** Other files of the asset, so that the containers of the component and of the runner are replaced. Returns its version. */
async function commitOtherAsset(clone: TemporaryClone): Promise<string> {
  const version = `1.0.${clone.git('rev-list', '--count', 'HEAD').trim()}`;
  const [asset, program] = ['assets/functions/counter/asset.yaml', 'assets/functions/counter/main.mjs'];
  const files = counterPlatform({ stride: 50 });
  await clone.commit({
    ...files,
    [asset]: files[asset]!.replace('version: 1.0.0', `version: ${version}`),
    [program]: `${files[program]}// ${version}\n`,
  });
  return version;
}

/** Replaces the asset of a running twin in a deployment that is cut, and expects that the twin continues from its save. */
export async function replaceAsset(clone: TemporaryClone, cut: () => Promise<void>): Promise<void> {
  const before = countOf(await statusOf(clone));
  const version = await commitOtherAsset(clone);
  await cut();
  const status = await deployAndExpectOne(clone);
  expect(countOf(status)).toBeGreaterThanOrEqual(before);
  const { stdout } = await clone.dtaas(['exec', 'counter', '--', 'tail', '-n', '1', 'main.mjs']);
  expect(stdout).toBe(`// ${version}\n`);
  await expectNothingToDo(clone);
}

async function untilHealth(clone: TemporaryClone, health: string) {
  await expect
    .poll(async () => (await statusOf(clone)).health, { timeout: 60_000, interval: 500 })
    .toBe(health);
  return await statusOf(clone);
}
