import { describe, expect, it } from 'vitest';
import type { IsolatedCommand } from '../isolation.ts';
import { viewOf } from '../view.ts';
import { bubblewrapArguments, probeArguments } from './bubblewrap.ts';
import { dockerArguments, dockerClientEnvironment } from './docker.ts';

const command: IsolatedCommand = {
  command: ['node', 'main.mjs', '--flag'],
  cwd: '/component/asset',
  mounts: [
    { source: '/store/state', target: '/component/state', writable: true },
    { source: '/store/asset', target: '/component/asset' },
  ],
  env: { PLANT_PASSWORD: 'the secret', LANG: 'de' },
  network: 'none',
  limits: { memoryBytes: 64 << 20, processes: 9, cpu: 0.5 },
};
const view = viewOf(command, 1234);

/** What follows each occurrence of an option. */
function valuesOf(words: readonly string[], option: string): readonly string[] {
  return words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ''] : []));
}

describe('the view of a command', () => {
  it('has the mounts of the command last, the outer before the inner', () => {
    const targets = view.mounts.map(({ target }) => target);
    expect(targets.slice(-2)).toEqual(['/component/asset', '/component/state']);
    expect(targets[0]).toBe('/usr');
    expect(targets).not.toContain('/etc/resolv.conf');
  });

  it('has the files of the network only for a build', () => {
    const build = viewOf({ ...command, network: 'host' }, 1234);
    expect(build.mounts.find(({ target }) => target === '/etc/hosts')?.source).toMatch(/hosts$/);
  });

  it('has an environment without variables of the caller; those of the command win', () => {
    expect(Object.keys(view.env).sort()).toEqual(['HOME', 'LANG', 'PATH', 'PLANT_PASSWORD', 'TMPDIR', 'TZ']);
    expect(view.env).toMatchObject({ HOME: '/tmp', TMPDIR: '/tmp', LANG: 'de', TZ: 'UTC' });
  });
});

describe('the arguments of bubblewrap', () => {
  const words = (change: Partial<IsolatedCommand> = {}, user?: number, filter?: number) =>
    bubblewrapArguments({ ...command, ...change }, view, user, filter);

  it('have no variable, and so no secret, and end with the command', () => {
    expect(words().join(' ')).not.toMatch(/the secret|PLANT_PASSWORD/);
    expect(words().slice(-4)).toEqual(['--', 'node', 'main.mjs', '--flag']);
  });

  it.each([
    ['none', true],
    ['shared-namespace', false],
    ['host', false],
  ] as const)('give the network %s: a network of its own is %s', (network, isOwn) => {
    expect(words({ network }).includes('--unshare-net')).toBe(isOwn);
  });

  it('show everything read-only, except what is writable', () => {
    const writable = words().flatMap((word, at, all) => (word === '--bind' ? [all[at + 2]] : []));
    expect(writable).toEqual(['/component/state']);
    expect(valuesOf(words(), '--remount-ro')).toEqual(expect.arrayContaining(['/proc', '/']));
  });

  it('apply a filter of system calls from the descriptor that is given', () => {
    expect(valuesOf(words({}, undefined, 4), '--seccomp')).toEqual(['4']);
    expect(words()).not.toContain('--seccomp');
  });

  it('give the scratch at most half of the memory, and 256 MiB', () => {
    const sizeWith = (memoryBytes?: number) => valuesOf(words({ limits: { memoryBytes } }), '--size');
    expect(sizeWith(64 << 20)).toEqual([`${32 << 20}`]);
    expect(sizeWith(2 ** 40)).toEqual([`${256 << 20}`]);
    expect(sizeWith()).toEqual([`${256 << 20}`]);
  });

  it.each([
    ['an ordinary caller', undefined, ['--unshare-user', '--disable-userns'], ['--reuid=77']],
    ['root', 77, ['--reuid=77', '--regid=77', '--clear-groups', '--bounding-set=-all'], ['--unshare-user']],
  ] as const)('for %s change to a user without rights', (_who, user, present, absent) => {
    for (const all of [words({}, user), probeArguments(user)]) {
      expect(all).toEqual(expect.arrayContaining([...present]));
      for (const word of absent) expect(all).not.toContain(word);
      expect(valuesOf(all, '--cap-drop')).toEqual(['ALL']);
    }
  });
});

describe('the arguments of docker', () => {
  const words = (change: Partial<IsolatedCommand> = {}) =>
    dockerArguments({ ...command, ...change }, view, { name: 'n', who: '7:8', profile: '/profile' });

  it('name a variable of the command without its value, since all users can read command lines', () => {
    const variables = valuesOf(words(), '--env');
    expect(variables).toContain('PLANT_PASSWORD');
    expect(variables).toContain('HOME=/tmp');
    expect(words().join(' ')).not.toContain('the secret');
    expect(dockerClientEnvironment(view)).toMatchObject({ PLANT_PASSWORD: 'the secret' });
    expect(dockerClientEnvironment(view)['PATH']).toBe(process.env['PATH']);
  });

  it('limit memory with swap, processes and the share of the processor', () => {
    expect(valuesOf(words(), '--memory')).toEqual(valuesOf(words(), '--memory-swap'));
    expect(valuesOf(words(), '--pids-limit')).toEqual(['9']);
    expect(valuesOf(words(), '--cpu-shares')).toEqual(['512']);
    expect(words({ limits: {} }).join(' ')).not.toMatch(/--memory|--pids-limit|--cpu-shares/);
  });

  it('have a read-only root, no rights, the profile and the network', () => {
    expect(words()).toEqual(expect.arrayContaining(['--read-only', 'no-new-privileges', 'seccomp=/profile']));
    expect(valuesOf(words(), '--cap-drop')).toEqual(['ALL']);
    expect(valuesOf(words(), '--network')).toEqual(['none']);
    expect(valuesOf(words({ network: 'host' }), '--network')).toEqual(['host']);
    expect(valuesOf(words(), '--user')).toEqual(['7:8']);
  });

  it('mount everything read-only, except what is writable, and links as what they lead to', () => {
    const mounts = valuesOf(words(), '--mount');
    expect(mounts.filter((mount) => !mount.endsWith(',readonly'))).toEqual([
      'type=bind,source=/store/state,target=/component/state',
    ]);
    for (const { path } of view.links)
      expect(mounts).toContain(`type=bind,source=${path},target=${path},readonly`);
  });

  it('end with the command, below a shell that passes signals on', () => {
    expect(words().slice(-4)).toEqual(['sh', 'node', 'main.mjs', '--flag']);
  });
});
