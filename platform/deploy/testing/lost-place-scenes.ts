import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { counterPlatform } from './counter.ts';
import type { FarMachine } from './far-machine.ts';
import { statusOf } from './kill-scenes.ts';
import type { TemporaryClone } from './temporary-clone.ts';

// A twin on another machine whose network fails. The twin is made on this machine, and the other machine comes back.

/** The steps at which the deployment to this machine is killed, and at which the one is killed that brings home the rest. */
export const lostPlaceSteps = {
  elsewhere: ['place-recorded', 'staged', 'before-up', 'after-up', 'started', 'recorded'],
  home: [
    'lost-stopped',
    'snapshot-fetched',
    'snapshot-stored',
    'snapshot-recorded',
    'lost-collected',
    'lost-removed',
    'lost-forgotten',
  ],
} as const;

/** Two places, of which the platform chooses one: the other machine, as it comes first. */
export function twoPlaces(place?: 'here' | 'far'): Readonly<Record<string, string>> {
  const files = { ...counterPlatform() };
  const [platform, twin] = ['platform.yaml', 'twins/counter/twin.yaml'];
  return {
    ...files,
    // The clone moves what is written `{kind: process}` to the other machine.
    [platform]: files[platform]!.replace(
      '{here: {kind: process}}',
      '{far: {kind: process}, here: { kind: process }}',
    ).replace('defaultPlace: here', 'defaultPlace: auto'),
    [twin]: files[twin]!.replace(
      'infrastructure: {',
      place ? `infrastructure: {place: ${place}, ` : 'infrastructure: {',
    ),
  };
}

/** `<home>/<twin>` of each workspace on this machine, although the clone's are on the other one. */
export function workspacesHere({ stateHome }: TemporaryClone): readonly string[] {
  const homes = existsSync(stateHome)
    ? readdirSync(stateHome).filter((name) => /^[0-9a-f]{16}$/.test(name))
    : [];
  return homes.flatMap((home) =>
    readdirSync(join(stateHome, home))
      .filter((twin) => !twin.startsWith('.'))
      .map((twin) => `${home}/${twin}`),
  );
}

/** Loses the other machine with a snapshot in its ring, deploys here, and brings the rest home. Both deployments are killed once. */
export async function loseAndBringHome(
  clone: TemporaryClone,
  far: FarMachine,
  { elsewhere, home }: { readonly elsewhere: string; readonly home: string },
): Promise<void> {
  const left = await lose(clone, far);
  const abandoned = await clone.dtaas(['abandon', 'far', '--yes', '--reason', 'the cable is cut']);
  expect(abandoned.code, abandoned.stderr + abandoned.stdout).toBe(0);
  expect(await statusOf(clone)).toMatchObject({ health: 'Missing' });

  await killed(clone, elsewhere);
  await deployed(clone);
  expect(await statusOf(clone)).toMatchObject({ place: 'here', sync: 'Synced', health: 'Healthy' });
  expect(workspacesHere(clone)).toHaveLength(1);
  // The runner on the other machine doesn't know that it was given up.
  expect(far.runners()).toHaveLength(1);
  const { snapshot } = await statusOf(clone);

  far.link('up');
  await killed(clone, home);
  await deployed(clone);
  expect(far.runners()).toEqual([]);
  expect(far.workspaces()).toEqual([]);
  expect(workspacesHere(clone)).toHaveLength(1);
  const refs = clone.git('for-each-ref', '--format=%(refname:lstrip=4)', 'refs/dtaas/snapshots/counter/');
  expect(refs.split('\n')).toContain(left);
  const saves = clone.git('log', '--format=%s', 'state/counter', '--').split('\n');
  expect(saves.filter((subject) => subject.startsWith(`saved: ${left}`))).toHaveLength(1);
  // The twin goes on from its own state, not from the older one.
  const after = await statusOf(clone);
  expect(after).toMatchObject({ place: 'here', sync: 'Synced', health: 'Healthy', snapshot });
  expect(after.remarks.join()).not.toContain('lost');
}

/** Cuts the network with a snapshot in the ring that no commit has. Returns its name. */
async function lose(clone: TemporaryClone, far: FarMachine): Promise<string> {
  const ring = `/root/.local/state/dtaas/${far.workspaces()[0]}/ring`;
  const names = (): readonly string[] =>
    far
      .run(`ls ${ring} 2>/dev/null || true`)
      .split('\n')
      .filter((name) => /^\d{8}T/.test(name));
  expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
  expect((await clone.dtaas(['save', 'counter'], { fault: 'snapshot-fetched' })).signal).toBe('SIGKILL');
  const [left] = names();
  far.link('down');
  expect((await clone.dtaas(['deploy'])).code).toBe(1);
  return left!;
}

async function killed(clone: TemporaryClone, fault: string): Promise<void> {
  const { signal, stdout, stderr } = await clone.dtaas(['deploy'], { fault });
  expect(signal, `${fault}: ${stderr}${stdout}`).toBe('SIGKILL');
}

async function deployed(clone: TemporaryClone): Promise<void> {
  const { code, stdout, stderr } = await clone.dtaas(['deploy']);
  expect(code, stderr + stdout).toBe(0);
}
