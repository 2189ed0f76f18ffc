import { addAbortListener } from 'node:events';
import { compileRequirements } from '@dtaas/model';
import { environmentBuildFailed } from '../failures.ts';
import { type Collected, collect } from '../isolation/collect.ts';
import type { IsolatedCommand, Isolation } from '../isolation/isolation.ts';
import { reclaimOwnership } from '../isolation/ownership.ts';
import { runIsolated } from '../isolation/run.ts';
import { pythonTarget } from '../layout.ts';
import { registryOf, type Setting } from './registry.ts';

/** Installs the packages. Returns the path of the packages in the environment. */
export type Install = (build: Build) => Promise<string>;

/** An environment that is being built. */
export interface Build {
  /** The folder that becomes the environment. */
  readonly made: string;
  /** The folder of temporary files. */
  readonly scratch: string;
  /** The name of the lock file. */
  readonly lock: string;
  readonly isolation: Isolation;
  readonly signal: AbortSignal | undefined;
}

/** The paths of the environment's folders as the commands of its build see them. */
export function pathsIn({ isolation, made, scratch }: Build): {
  readonly made: string;
  readonly scratch: string;
} {
  return isolation.mode === 'weak' ? { made, scratch } : { made: pythonTarget, scratch: '/build' };
}

const limits = { memoryBytes: 2 * 1024 ** 3, processes: 512, timeoutMs: 15 * 60_000 };

/**
 * Runs one command of a build in its scratch. It may run other people's code, so it runs in the sandbox, but with the network.
 *
 * @throws DtaasError `environment-build-failed`
 */
export async function runBuildStep(
  build: Build,
  settings: readonly Setting[],
  step: Pick<IsolatedCommand, 'command' | 'mounts' | 'env' | 'python'>,
): Promise<Collected> {
  const { lock, isolation, signal, scratch } = build;
  const registry = registryOf(settings);
  const mounts = [{ source: scratch, target: '/build', writable: true }, ...step.mounts, ...registry.mounts];
  const command: IsolatedCommand = {
    ...step,
    cwd: pathsIn(build).scratch,
    mounts,
    env: { ...registry.env, ...step.env },
    network: 'host',
    limits,
    machinePackages: true,
  };
  const started = runIsolated(command, isolation);
  const stop = signal && addAbortListener(signal, () => void started.end('SIGTERM', 1000));
  const result = await collect(started, 200_000);
  stop?.[Symbol.dispose]();
  for (const { source, writable } of mounts) if (writable) reclaimOwnership(source);
  if (result.code === 0) return result;
  throw environmentBuildFailed({ lock, reason: reasonIn(result), hint: hintFor(result.output) });
}

/** The lines of the installer that say why, or else its last lines. */
function reasonIn({ output, exceeded }: Collected): string {
  if (exceeded) return `It exceeded its ${exceeded}.`;
  const said = output
    .split('\n')
    .filter(
      (line) => /^(npm (error|ERR!)|ERROR)/.test(line) && !/A complete log|^npm (error|ERR!)\s*$/.test(line),
    )
    .slice(0, 8)
    .map((line) => line.replace(/^npm (error|ERR!) |^ERROR: /, ''));
  return said.join('\n') || output.trim().split('\n').slice(-5).join('\n');
}

function hintFor(output: string): string {
  const [, hint = 'Write the lock file again and try it in a new folder.'] =
    hints.find(([pattern]) => pattern.test(output)) ?? [];
  return hint;
}

const hints: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|NewConnectionError|Read timed out/,
    'The registry can\'t be reached: see "npm config get registry" or "pip config list".',
  ],
  [
    /E401|E403|401 |403 /,
    "The registry refuses the request. Packages that need a token can't be part of an environment: use an image.",
  ],
  [
    /EINTEGRITY|DO NOT MATCH THE HASHES/,
    'A package differs from its hash in the lock file. Write the lock file again only if you know why.',
  ],
  [
    /hashes are required|--require-hashes/i,
    `Give every package its version and hashes: ${compileRequirements()}`,
  ],
  [
    /No matching distribution|Could not find a version/,
    'That version has no wheel for this Python and platform, and packages are not compiled here. ' +
      `Write the lock file with versions that have one: ${compileRequirements({ wheels: true })}`,
  ],
];
