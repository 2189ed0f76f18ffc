import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRequirements, readRequirements, whyRefused, writeRequirements } from '@dtaas/model';
import { environmentLockMalformed, environmentUnhashed } from '../failures.ts';
import { pythonInterpreter } from '../interpreter.ts';
import type { Isolation, Mount } from '../isolation/isolation.ts';
import { pythonTarget } from '../layout.ts';
import { buildFailure, runBuildStep } from './build.ts';
import { pipRegistry } from './registry.ts';

/** Builds a virtual environment in `folder` from requirements with hashes. `lock`: the lock file's name. */
export async function buildPython(
  folder: string,
  requirements: string,
  lock: string,
  scratch: string,
  isolation: Isolation,
  signal: AbortSignal | undefined,
): Promise<string> {
  const python = pythonInterpreter();
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'requirements.txt'), requirements);
  const weak = isolation.mode === 'weak';
  const [target, work] = weak ? [folder, scratch] : [pythonTarget, '/build'];
  const mounts: Mount[] = [
    { source: folder, target: pythonTarget, writable: true },
    { source: scratch, target: '/build', writable: true },
  ];
  const settings = pipRegistry(python.executable, folder);
  const step = (command: readonly string[]) =>
    runBuildStep({
      command,
      cwd: work,
      mounts,
      settings,
      env: { HOME: work, TMPDIR: work, PIP_CACHE_DIR: join(work, 'cache'), PIP_CONFIG_FILE: '/dev/null' },
      python: true,
      isolation,
      signal,
    });
  const pip = hasPip(python.executable);
  const make = [python.executable, '-m', 'venv', ...(pip ? ['--without-pip'] : []), target];
  const install = [
    ...(pip
      ? [python.executable, '-m', 'pip', '--python', `${target}/bin/python`]
      : [`${target}/bin/python`, '-m', 'pip']),
    ...['install', '--disable-pip-version-check', '--no-input', '--quiet', '--no-compile'],
    ...['--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'],
  ];
  for (const command of [make, install]) {
    const result = await step(command);
    if (result.code !== 0) throw buildFailure(lock, result);
  }
  return join('lib', `python${python.series}`, 'site-packages');
}

/** pip 22.3 can install into another environment, which saves putting a pip into each. */
function hasPip(python: string): boolean {
  const answer = spawnSync(python, ['-m', 'pip', '--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, major, minor] = /^pip (\d+)\.(\d+)/.exec(answer.stdout ?? '') ?? [];
  return Number(major) * 100 + Number(minor) >= 2203;
}

/**
 * Reads a `requirements.txt` and returns what pip installs from: the pinned and hashed requirements, and no
 * option that could make pip look elsewhere or run code.
 *
 * Throws `environment-lock-malformed`, `environment-unhashed`.
 */
export function pipFileOf(text: string, file: string): string {
  const { pinned, refused } = readRequirements(text);
  const [first] = refused;
  if (first === undefined) return writeRequirements(pinned);
  const others = refused.length > 1 ? ` (and ${refused.length - 1} more lines)` : '';
  const refuse = first.why === 'not-hashed' ? environmentUnhashed : environmentLockMalformed;
  throw refuse({
    reason: `${file}, line ${first.line}: ${shown(first.text)} ${whyRefused[first.why]}${others}`,
    hint: `List the packages in requirements.in and run: ${compileRequirements()}`,
  });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
