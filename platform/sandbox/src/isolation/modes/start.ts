import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { familyMembers, firstChild, signalGroup, signalProcess, variables } from '@dtaas/processes';
import type { Capabilities } from '../detect.ts';
import type { ControlGroup } from '../groups/cgroup.ts';
import { systemdScope } from '../groups/systemd.ts';
import type { IsolatedCommand } from '../isolation.ts';
import { changeOwner } from '../ownership.ts';
import { isFiltered, seccompFilter } from '../seccomp/filter.ts';
import { dockerSeccompProfile } from '../seccomp/profile.ts';
import { writtenFile } from '../system-files.ts';
import { nextUser } from '../user.ts';
import { environmentOf, viewOf } from '../view.ts';
import { bubblewrapArguments, infoFd, insideId } from './bubblewrap.ts';
import { dockerArguments, dockerClientEnvironment, removeContainer } from './docker.ts';
import { makeScratch, removeAbandonedScratch } from './weak-scratch.ts';

/** A started process, and how to signal the command in it. */
export interface Started {
  readonly child: ChildProcess;
  /** To the command itself. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Ends everything, at once. */
  kill(): Promise<void> | void;
  /** After the end. */
  clean?(): void;
}

type Starter = (
  command: IsolatedCommand,
  capabilities: Capabilities,
  group: ControlGroup | undefined,
) => Started;

const startBubblewrap: Starter = (command, capabilities, group) => {
  const user = ownUser(command, capabilities);
  const view = viewOf(command, user ?? insideId);
  const filter = isFiltered(process.arch)
    ? openSync(writtenFile(seccompFilter(process.arch)), 'r')
    : undefined;
  const filterFd = filter === undefined ? undefined : infoFd + 1;
  const arguments_ = bubblewrapArguments(command, view, user, filterFd);
  const child = start([capabilities.program ?? 'bwrap', ...arguments_], capabilities, group, command, {
    env: view.env,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', filter ?? 'ignore'],
  });
  if (filter !== undefined) closeSync(filter);
  const info = json(child.stdio[infoFd] as Readable) as Promise<{ readonly 'child-pid': number }>;
  const init = info.then(
    (told) => told['child-pid'],
    () => undefined,
  );
  return {
    child,
    // bwrap and the first process of its pid namespace don't forward signals to the command.
    signal: async (signal) => {
      const first = await init;
      const inside = first === undefined ? undefined : await firstChild(first);
      signalProcess(inside ?? child.pid, signal);
    },
    // With the first process of a pid namespace, the kernel kills all others.
    kill: async () => {
      child.kill('SIGKILL');
      signalProcess(await init, 'SIGKILL');
    },
  };
};

/** The user that the command runs as, if not the caller. Its writable mounts belong to that user. */
function ownUser(
  { user = nextUser(), mounts }: IsolatedCommand,
  { hasOwnUser }: Capabilities,
): number | undefined {
  if (!hasOwnUser) return undefined;
  for (const { source, writable } of mounts) if (writable) changeOwner(source, user);
  return user;
}

const startDocker: Starter = (command, capabilities) => {
  if (command.network === 'shared-namespace') throw new Error('containers have no namespace to share here');
  const docker = capabilities.program ?? 'docker';
  const { uid, gid } = userInfo();
  const user = ownUser(command, capabilities);
  const view = viewOf(command, user ?? uid);
  const name = `dtaas-${process.pid}-${randomBytes(6).toString('hex')}`;
  const who = `${user ?? uid}:${user ?? gid}`;
  const profile = writtenFile(dockerSeccompProfile());
  const child = spawn(docker, dockerArguments(command, view, { name, who, profile }), {
    env: dockerClientEnvironment(view),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  return {
    child,
    // docker's client passes signals on to the command.
    signal: async (signal) => signalProcess(child.pid, signal),
    kill: () => {
      removeContainer(docker, name);
      child.kill('SIGKILL');
    },
  };
};

const startWeak: Starter = (command, capabilities, group) => {
  removeAbandonedScratch();
  const scratch = makeScratch();
  const run = randomBytes(12).toString('hex');
  const env = { ...environmentOf(command, scratch), DTAAS_RUN: run };
  const child = start(command.command, capabilities, group, command, {
    env,
    cwd: command.cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const kill = () => {
    signalGroup(child.pid, 'SIGKILL');
    for (const pid of familyMembers({ marks: [`DTAAS_RUN=${run}`] })) signalProcess(pid, 'SIGKILL');
  };
  return {
    child,
    signal: async (signal) => signalProcess(child.pid, signal),
    kill,
    clean: () => {
      kill();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
};

/** How each mode starts a command. */
export const starters = { bubblewrap: startBubblewrap, docker: startDocker, weak: startWeak };

/** Starts in the control group from the first instruction on: a shell enters it and becomes the command. */
function start(
  command: readonly string[],
  { systemdRun }: Capabilities,
  group: ControlGroup | undefined,
  { limits, within }: IsolatedCommand,
  options: SpawnOptions,
): ChildProcess {
  const enter =
    'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs" || exit 125; shift; done; shift; exec "$@"';
  const scope = group || !systemdRun ? undefined : systemdScope(systemdRun, limits, within);
  const before = group ? ['/bin/sh', '-c', enter, 'sh', ...group.folders, '--'] : (scope ?? []);
  const [program = '', ...arguments_] = [...before, ...command];
  const env = scope ? { ...variables(['session']), ...options.env } : options.env;
  return spawn(program, arguments_, { ...options, env, detached: true });
}
