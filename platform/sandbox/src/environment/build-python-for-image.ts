import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '@dtaas/processes';
import { pythonInterpreter } from '../interpreter.ts';
import { pythonTarget } from '../layout.ts';
import { type Build, pathsIn, runBuildStep } from './build.ts';
import { hasPip } from './has-pip.ts';
import { pipRegistry } from './registry.ts';
import { type EnvironmentTarget, imagePython, markersOf, targetSeries, wheelPlatforms } from './target.ts';

/**
 * Runs pip as if in the image. pip has options for the wheels of another Python, but evaluates the markers of requirements and writes
 * the first lines of scripts for the Python that runs it.
 */
const program = `
import json, sys
from pip._vendor.packaging import markers
here = markers.default_environment
markers.default_environment = lambda: {**here(), **json.loads(sys.argv[1])}
sys.executable = sys.argv[2]
from pip._internal.cli.main import main
sys.exit(main(sys.argv[3:]))
`;

/**
 * Builds a virtual environment for the Python of an image: `bin/python3` is a link to that Python, which this machine may not have.
 *
 * @returns the path of the packages in the environment
 * @throws DtaasError `python-missing`, `environment-target-lacks`, `environment-build-failed`
 */
export async function installForImage(build: Build, target: EnvironmentTarget): Promise<string> {
  const series = targetSeries('python', target);
  const packages = join('lib', `python${series}`, 'site-packages');
  makeVenv(build.made, target.python ?? series);
  const { executable } = pythonInterpreter();
  const { made, scratch } = pathsIn(build);
  const settings = pipRegistry(executable, build.made);
  const mounts = [{ source: build.made, target: pythonTarget, writable: true }];
  const caches = { PIP_CACHE_DIR: join(scratch, 'cache'), PIP_CONFIG_FILE: '/dev/null' };
  const env = { HOME: scratch, TMPDIR: scratch, ...caches };
  const run = (command: readonly string[]) =>
    runBuildStep(build, settings, { command, mounts, env, python: true });
  const pip = hasPip(executable) ? executable : join(scratch, 'pip', 'bin', 'python');
  if (pip !== executable) await run([executable, '-m', 'venv', join(scratch, 'pip')]);
  await run([
    ...[
      pip,
      '-c',
      program,
      JSON.stringify(markersOf(target.python ?? series)),
      `${pythonTarget}/bin/python3`,
    ],
    ...['install', '--disable-pip-version-check', '--no-input', '--quiet', '--no-compile'],
    ...['--require-hashes', '--only-binary', ':all:', '--requirement', 'requirements.txt'],
    ...['--target', join(made, packages), '--implementation', 'cp', '--python-version', series],
    ...wheelPlatforms.flatMap((platform) => ['--platform', platform]),
  ]);
  moveScripts(join(build.made, packages, 'bin'), join(build.made, 'bin'));
  return packages;
}

/** As `python3 -m venv` makes it (PEP 405), without a pip. */
function makeVenv(folder: string, version: string): void {
  mkdirSync(join(folder, 'bin'));
  symlinkSync(imagePython, join(folder, 'bin', 'python3'));
  symlinkSync('python3', join(folder, 'bin', 'python'));
  const home = imagePython.slice(0, imagePython.lastIndexOf('/'));
  const lines = [`home = ${home}`, 'include-system-site-packages = false', `version = ${version}`];
  writeFileSync(join(folder, 'pyvenv.cfg'), `${lines.join('\n')}\n`);
}

/** pip puts scripts below the packages if it installs for another Python. */
function moveScripts(from: string, to: string): void {
  const taken = readdirSync(to);
  const scripts = attempt(() => readdirSync(from)) ?? [];
  for (const name of scripts) if (!taken.includes(name)) renameSync(join(from, name), join(to, name));
}
