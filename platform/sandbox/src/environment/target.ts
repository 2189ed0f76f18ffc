import { environmentTargetLacks } from '../failures.ts';

/**
 * The image in which an environment is used. Environments are built outside the image: it has no npm and no pip. Images are of Debian 12
 * on x64, as `dtaas images build` makes them.
 */
export interface EnvironmentTarget {
  /** The version of Node in the image: `22.23.5`. */
  readonly node?: string;
  /** The version of Python in the image: `3.11.2`. */
  readonly python?: string;
}

/** Python as an image has it. */
export const imagePython = '/usr/bin/python3';

/** What npm is told of an image. */
export const npmTarget = ['--os=linux', '--cpu=x64', '--libc=glibc'];

/** The newest glibc of which a wheel may need functions: Debian 12's. */
const glibc = 36;

/** The platforms of wheels that run in an image, the best first (PEP 600). */
export const wheelPlatforms: readonly string[] = [
  ...Array.from({ length: glibc - 4 }, (_, index) => `manylinux_2_${glibc - index}`),
  ...['manylinux2014', 'manylinux2010', 'manylinux1', 'linux'],
].map((name) => `${name}_x86_64`);

/** The variables of environment markers (PEP 508) in an image. */
export function markersOf(python: string): Readonly<Record<string, string>> {
  return {
    implementation_name: 'cpython',
    implementation_version: python,
    os_name: 'posix',
    platform_machine: 'x86_64',
    platform_python_implementation: 'CPython',
    platform_release: '',
    platform_system: 'Linux',
    platform_version: '',
    python_full_version: python,
    python_version: seriesOf('python', python),
    sys_platform: 'linux',
  };
}

/**
 * What decides whether an environment fits an image: `22` of Node 22.23.5, `3.11` of Python 3.11.2.
 *
 * @throws DtaasError `environment-target-lacks` if the image doesn't have the program
 */
export function targetSeries(kind: 'node' | 'python', target: EnvironmentTarget): string {
  const version = target[kind];
  if (version === undefined) throw environmentTargetLacks({ program: kind === 'node' ? 'Node' : 'Python' });
  return seriesOf(kind, version);
}

function seriesOf(kind: 'node' | 'python', version: string): string {
  const parts = version.split('.');
  return parts.slice(0, kind === 'node' ? 1 : 2).join('.');
}
