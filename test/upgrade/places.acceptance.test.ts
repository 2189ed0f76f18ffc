import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DockerMachine,
  dockerMachine,
  hereHost,
  imageForDeployments,
} from '../../platform/deploy/testing/docker-machine.ts';
import { type FarMachine, farMachine, hasSshd } from '../../platform/places/testing/sshd.ts';
import {
  counterPlatform,
  counterTwin,
  type Deployed,
  type Status,
  type TwinStatus,
} from '../system/counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from '../system/machine.ts';
import type { Plan } from './home.ts';
import { hasPreviousEdition, installPreviousEdition } from './previous-edition.ts';

const image = await imageForDeployments();

/** `boxed` is in containers from the beginning, `distant` on another machine, and `mover` goes from processes into containers. */
const twins = ['boxed', 'distant', 'mover'];

// Each step goes on from the one before.
describe
  .skipIf(!hasEngine() || !hasPreviousEdition() || !hasSshd() || image === undefined)
  .sequential('twins that the previous edition deployed elsewhere', { timeout: 300_000 }, () => {
    let machine: Machine;
    let docker: DockerMachine;
    let far: FarMachine;
    let old: Clone;
    let clone: Clone;
    let home = '';
    let before: Surroundings;

    beforeAll(async () => {
      [docker, far] = [dockerMachine(hereHost(), image!), await farMachine()];
      machine = temporaryMachine({ DTAAS_SSH_CONFIG: far.config }, 'state');
      const edition = join(machine.folder, 'edition');
      old = await machine.begin(
        'clone',
        {
          ...withoutTwins(counterPlatform()),
          'platform.yaml': platformFile(),
          ...at('engine', 'container', counterTwin('boxed')),
          ...at('lab', 'process', counterTwin('distant')),
          ...counterTwin('mover'),
        },
        installPreviousEdition(edition),
      );
      clone = machine.at(old.directory);
      // Another suite at this engine may remove the files of an asset that no container mounts yet: then the second one succeeds.
      await old.dtaas(['deploy']);
      home = homeOf(clone);
      await old.run('deploy');
      await old.run('save', ...twins);
      before = surroundings();
    }, 600_000);
    afterAll(async () => {
      await machine.remove();
      await docker.clear(home);
      await far.remove();
    });

    function platformFile(): string {
      const { 'platform.yaml': text = '' } = counterPlatform();
      const lab = `lab: {kind: ssh, settings: {host: ${far.host}}}`;
      return text.replace(
        '{here: {kind: process}}',
        `{here: {kind: process}, ${lab}, engine: ${docker.place}}`,
      );
    }

    /** What runs and what is saved. */
    interface Surroundings {
      readonly runners: readonly number[];
      readonly containers: readonly string[];
      readonly snapshots: readonly string[];
    }

    function surroundings(): Surroundings {
      return {
        runners: [...machine.runners(), ...far.runners(), ...docker.runners(home)],
        containers: docker.docker(
          'ps',
          '--all',
          '--quiet',
          '--no-trunc',
          '--filter',
          `label=dtaas.home=${home}`,
        ),
        snapshots: clone
          .git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/dtaas/snapshots')
          .split('\n'),
      };
    }

    async function statusOf(twin: string): Promise<TwinStatus> {
      return (await clone.ask<Status>('status', twin)).twins[0]!;
    }

    async function countOf(twin: string): Promise<number> {
      return (await statusOf(twin)).values?.['counter.count']?.value ?? Number.NaN;
    }

    /** The count of a twin, once the twin is Healthy and has not gone back. */
    async function countsOnFrom(twin: string, count: number): Promise<void> {
      await eventually(
        async () => (await statusOf(twin)).health === 'Healthy' && (await countOf(twin)) >= count,
      );
    }

    it('are not touched by a deployment of the same files, as plan says', async () => {
      expect(before.runners).toHaveLength(3);
      expect(before.containers).toHaveLength(2);
      const { twins: shown } = await clone.ask<Status>('status');
      expect(shown).toMatchObject(twins.map((twin) => ({ twin, sync: 'Synced', health: 'Healthy' })));
      const planned = (await clone.ask<Plan>('plan')).twins;
      expect(planned).toMatchObject(twins.map((twin) => ({ twin, verdict: 'nothing', changes: [] })));
      const { twins: deployed } = await clone.ask<Deployed>('deploy');
      expect(deployed).toMatchObject(twins.map((twin) => ({ twin, outcome: 'unchanged' })));
      expect(surroundings()).toEqual(before);
    });

    it('go from processes into containers with their state, as plan says', async () => {
      const [count, kept] = [await countOf('mover'), surroundings().snapshots];
      await clone.commit(at('engine', 'container', counterTwin('mover')));
      const [planned] = (await clone.ask<Plan>('plan', 'mover')).twins;
      expect(planned).toMatchObject({
        verdict: 'act',
        states: [{ component: 'counter', state: 'kept' }],
        steps: expect.arrayContaining(['make its workspace at the new place, and remove it at the old one']),
      });
      const [deployed] = (await clone.ask<Deployed>('deploy', 'mover')).twins;
      expect(deployed).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
      expect(machine.runners()).toEqual([]);
      expect(docker.runners(home)).toHaveLength(2);
      await countsOnFrom('mover', count);
      expect(surroundings().snapshots).toEqual(expect.arrayContaining([...kept]));
    });

    it('are terminated, and nothing of them is left or lost', async () => {
      const kept = surroundings().snapshots;
      await Promise.all(twins.map((twin) => clone.run('terminate', twin, '--yes')));
      expect(surroundings()).toMatchObject({ runners: [], containers: [] });
      expect([...docker.workspaces(home), ...far.workspaces(), ...machine.workspaces()]).toEqual([]);
      expect(surroundings().snapshots).toEqual(expect.arrayContaining([...kept]));
    });
  });

/** The id under which the twins of a clone are known at their places. */
function homeOf(clone: Clone): string {
  const { home } = JSON.parse(clone.git('cat-file', 'blob', 'refs/dtaas/home:home.json')) as { home: string };
  return home;
}

function withoutTwins(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('twins/')));
}

/** The files of a twin, at another place. */
function at(place: string, flavour: string, files: Readonly<Record<string, string>>): Record<string, string> {
  const workspace = `{place: ${place}, workspace: {flavour: ${flavour}}}`;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text.replace('{workspace: {flavour: process}}', workspace),
    ]),
  );
}
