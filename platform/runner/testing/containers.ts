import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureLauncher } from '@dtaas/launcher';
import { onTestFinished } from 'vitest';
import type { TestWorkspace } from './workspace.ts';

/** A component's container as bubblewrap makes it: with namespaces, mounts and a first process like those of a container of Docker. */
export interface TestContainer {
  /** Kills everything in it. */
  kill(): Promise<void>;
  /** Sends SIGTERM to its first process and waits for its end. */
  stop(): Promise<void>;
}

/** Starts the container of a component, which has none. The test ends it. */
export async function startContainer({ file }: TestWorkspace, id: string): Promise<TestContainer> {
  const { links, states } = file.containers!;
  for (const folder of [links, states]) mkdirSync(join(folder, id), { recursive: true, mode: 0o700 });
  const mounts = {
    '/dtaas': ['--ro-bind', join(links, id)],
    '/state': ['--bind', join(states, id)],
    '/component/asset': ['--ro-bind', join(file.store, file.spec.components[id]!.digest)],
    '/platform/launcher': ['--ro-bind', dirname(await ensureLauncher())],
  };
  const child = spawn('bwrap', containerArguments(mounts), {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  // With its monitor, bubblewrap's first process inside dies, too.
  const container = { kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
  onTestFinished(container.kill);
  return container;
}

/** Starts the containers of all components. */
export async function startContainers(workspace: TestWorkspace): Promise<void> {
  for (const id of Object.keys(workspace.file.spec.components)) await startContainer(workspace, id);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid!, signal);
  await exited;
}

function containerArguments(mounts: { readonly [target: string]: readonly string[] }): string[] {
  return [
    ...['--unshare-all', '--die-with-parent', '--as-pid-1', '--cap-drop', 'ALL', '--clearenv'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin', '--symlink', 'usr/lib', '/lib'],
    ...['--symlink', 'usr/lib64', '/lib64', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...Object.entries(mounts).flatMap(([target, mount]) => [...mount, target]),
    ...['--', '/platform/launcher/launcher', '/dtaas/runner.sock'],
  ];
}
