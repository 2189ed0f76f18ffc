import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRequirements, readRequirements, whyRefused, writeRequirements } from '@dtaas/model';
import { environmentLockMalformed, environmentUnhashed } from '../failures.ts';
import { pythonInterpreter } from '../interpreter.ts';
import { pythonTarget } from '../layout.ts';
import { type Build, runBuildStep } from './build.ts';
import { pipRegistry } from './registry.ts';

/** Builds a virtual environment from requirements with hashes. Returns where the packages are. */
export async function buildPython(build: Build, requirements: string): Promise<string> {
  const { made, scratch } = build;
  const { executable, series } = pythonInterpreter();
  writeFileSync(join(scratch, 'requirements.txt'), requirements);
  const [target, cwd] = build.isolation.mode === 'weak' ? [made, scratch] : [pythonTarget, '/build'];
  const settings = pipRegistry(executable, made);
  const pip = hasPip(executable);
  const make = [executable, '-m', 'venv', ...(pip ? ['--without-pip'] : []), target];
  const install = [
    ...(pip
      ? [executable, '-m', 'pip', '--python', `${target}/bin/python`]
      : [`${target}/bin/python`, '-m', 'pip']),
    ...['install', '--disable-pip-version-check', '--no-input', '--quiet', '--no-compile'],
    ...['--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'],
  ];
  for (const command of [make, install])
    await runBuildStep(build, {
      command,
      cwd,
      mounts: [
        { source: made, target: pythonTarget, writable: true },
        { source: scratch, target: '/build', writable: true },
        ...settings.mounts,
      ],
      env: {
        ...settings.env,
        ...{ HOME: cwd, TMPDIR: cwd, PIP_CACHE_DIR: join(cwd, 'cache'), PIP_CONFIG_FILE: '/dev/null' },
      },
      python: true,
    });
  return join('lib', `python${series}`, 'site-packages');
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
