import { compileRequirements, type DtaasError } from '@dtaas/model';
import { environmentBuildFailed } from '../failures.ts';
import { type Collected, collect } from '../isolation/collect.ts';
import type { Isolation, Mount } from '../isolation/isolation.ts';
import { reclaimOwnership } from '../isolation/ownership.ts';
import { runIsolated } from '../isolation/run.ts';
import type { RegistrySettings } from './registry.ts';

/** One command of a build. It may run other people's code, so it runs in the sandbox, but with the network. */
export interface BuildStep {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly mounts: readonly Mount[];
  readonly settings: RegistrySettings;
  readonly env: Readonly<Record<string, string>>;
  readonly python: boolean;
  readonly isolation: Isolation;
  readonly signal: AbortSignal | undefined;
}

const limits = { memoryBytes: 2 * 1024 ** 3, processes: 512, timeoutMs: 15 * 60_000 };

export async function runBuildStep(step: BuildStep): Promise<Collected> {
  const settings = step.settings.files.map((file) => ({ source: file, target: file }));
  const started = runIsolated(
    {
      command: step.command,
      cwd: step.cwd,
      mounts: [...step.mounts, ...settings],
      env: { ...step.settings.env, ...step.env },
      network: 'host',
      limits,
      python: step.python,
      machinePackages: true,
    },
    step.isolation,
  );
  const stop = () => void started.end('SIGTERM', 1000);
  step.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await collect(started, 200_000);
  } finally {
    step.signal?.removeEventListener('abort', stop);
    await started.ended;
    for (const { source, writable } of step.mounts) if (writable) reclaimOwnership(source);
  }
}

/** The error for a failed build, with the lines of the installer that say why. */
export function buildFailure(lock: string, result: Collected): DtaasError {
  const said = result.output
    .split('\n')
    .filter(
      (line) => /^(npm (error|ERR!)|ERROR)/.test(line) && !/A complete log|^npm (error|ERR!)\s*$/.test(line),
    )
    .slice(0, 8)
    .map((line) => line.replace(/^npm (error|ERR!) /, '').replace(/^ERROR: /, ''));
  const why = result.exceeded ? `It exceeded its ${result.exceeded}.` : said.join('\n');
  const reason = why || result.output.trim().split('\n').slice(-5).join('\n');
  return environmentBuildFailed({ lock, reason, hint: hintFor(result.output) });
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
