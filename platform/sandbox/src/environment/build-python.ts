import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRequirements, readRequirements, whyRefused, writeRequirements } from '@dtaas/model';
import { environmentLockMalformed, environmentUnhashed } from '../failures.ts';
import { pythonInterpreter } from '../interpreter.ts';
import { pythonTarget } from '../layout.ts';
import { type Install, pathsIn, runBuildStep } from './build.ts';
import { installForImage } from './build-python-for-image.ts';
import { hasPip } from './has-pip.ts';
import { pipRegistry } from './registry.ts';
import type { EnvironmentTarget } from './target.ts';

/** How a virtual environment is built from requirements with hashes. Errors: those of `pipFileOf`. */
export function pythonInstaller(text: string, file: string, target?: EnvironmentTarget): Install {
  const requirements = pipFileOf(text, file);
  return async (build) => {
    writeFileSync(join(build.scratch, 'requirements.txt'), requirements);
    if (target) return installForImage(build, target);
    const { executable, series } = pythonInterpreter();
    const { made, scratch } = pathsIn(build);
    const pip = hasPip(executable);
    const make = [executable, '-m', 'venv', ...(pip ? ['--without-pip'] : []), made];
    const install = [
      ...(pip
        ? [executable, '-m', 'pip', '--python', `${made}/bin/python`]
        : [`${made}/bin/python`, '-m', 'pip']),
      ...['install', '--disable-pip-version-check', '--no-input', '--quiet', '--no-compile'],
      ...['--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'],
    ];
    const settings = pipRegistry(executable, build.made);
    const mounts = [{ source: build.made, target: pythonTarget, writable: true }];
    const caches = { PIP_CACHE_DIR: join(scratch, 'cache'), PIP_CONFIG_FILE: '/dev/null' };
    const env = { HOME: scratch, TMPDIR: scratch, ...caches };
    for (const command of [make, install])
      await runBuildStep(build, settings, { command, mounts, env, python: true });
    return join('lib', `python${series}`, 'site-packages');
  };
}

/**
 * Reads a `requirements.txt` and returns what pip installs from: the pinned and hashed requirements, and no
 * option that could make pip look elsewhere or run code.
 *
 * Throws `environment-lock-malformed`, `environment-unhashed`.
 */
function pipFileOf(text: string, file: string): string {
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
