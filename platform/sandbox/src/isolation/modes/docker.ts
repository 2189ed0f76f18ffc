import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { attempt, variables } from '@dtaas/processes';
import { cpuShares } from '../groups/cgroup.ts';
import type { IsolatedCommand, Mount } from '../isolation.ts';
import type { View } from '../view.ts';

/** An image with nothing in it: what a command sees is mounted, as under bubblewrap. */
const image = 'dtaas-sandbox:empty';

/**
 * The arguments of `docker` that run a command in a container.
 *
 * @param container `who`: `user:group`, of the machine; `profile`: the file with the refused system calls
 */
export function dockerArguments(
  command: IsolatedCommand,
  view: View,
  { name, who, profile }: { readonly name: string; readonly who: string; readonly profile: string },
): string[] {
  const { memoryBytes, processes, cpu } = command.limits;
  return [
    ...['run', '--rm', '--interactive', '--name', name, '--hostname', 'sandbox'],
    ...['--pull', 'never', '--log-driver', 'none'],
    ...['--network', command.network === 'none' ? 'none' : 'host'],
    ...['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', who],
    ...['--security-opt', `seccomp=${profile}`],
    ...(memoryBytes === undefined ? [] : ['--memory', `${memoryBytes}`, '--memory-swap', `${memoryBytes}`]),
    ...(processes === undefined ? [] : ['--pids-limit', `${processes}`]),
    ...(cpu === undefined ? [] : ['--cpu-shares', `${cpuShares(cpu)}`]),
    ...['--tmpfs', '/tmp:rw,exec,mode=1777'],
    ...view.covered.flatMap((folder) => ['--tmpfs', `${folder}:ro`]),
    // An empty container can't make links, so the target of each link is mounted in its place.
    ...[...view.mounts, ...view.links.map(({ path }): Mount => ({ source: path, target: path }))].flatMap(
      ({ source, target, writable }) => [
        '--mount',
        `type=bind,source=${source},target=${target}${writable ? '' : ',readonly'}`,
      ],
    ),
    // A variable that may be a secret is passed by its name: all users can read command lines.
    ...Object.entries(view.env).flatMap(([key, value]) => [
      '--env',
      ofDocker.has(key) ? `${key}=${value}` : key,
    ]),
    ...['--workdir', command.cwd, image, ...asChild, ...command.command],
  ];
}

/**
 * The first process of a container ignores every signal that it has no handler for, so a shell is the first: it passes
 * SIGTERM on and ends as the command does. (Docker's own `--init` needs a file in the image.)
 */
const asChild = [
  '/bin/sh',
  '-c',
  'trap \'kill -TERM "$child" 2>/dev/null\' TERM; exec 3<&0; "$@" <&3 3<&- & child=$!; exec 3<&-; ' +
    'wait "$child"; code=$?; while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done; exit "$code"',
  'sh',
];

/** Variables that docker's client reads. The command's values must not replace them there. */
const ofDocker = new Set(['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ']);

/** The environment of docker's client: its own, and the command's by name. */
export function dockerClientEnvironment(view: View): Record<string, string> {
  return { ...view.env, ...variables(['docker'], ['PATH', 'HOME']) };
}

/** True if an engine runs and shows this machine's own files. Makes the image if it is missing. */
export function dockerWorks(docker: string): boolean {
  if (!process.env['DOCKER_HOST'] && !existsSync('/var/run/docker.sock')) return false;
  const options = { timeout: 15_000, stdio: 'pipe' } as const;
  const answer = attempt(() => {
    if (spawnSync(docker, ['image', 'inspect', image], options).status !== 0) {
      execFileSync(docker, ['import', '-', image], { ...options, input: Buffer.alloc(1024) });
    }
    const program = process.execPath;
    const shown = ['/usr', '/lib', '/lib64', program].filter(existsSync);
    const mounts = shown.flatMap((path) => ['--volume', `${path}:${path}:ro`]);
    const probe = ['run', '--rm', '--network', 'none', '--read-only', ...mounts, image, program, '--version'];
    return execFileSync(docker, probe, options).toString().trim();
  });
  return answer === process.version;
}

export function removeContainer(docker: string, name: string): void {
  spawnSync(docker, ['rm', '--force', name], { timeout: 15_000, stdio: 'ignore' });
}
