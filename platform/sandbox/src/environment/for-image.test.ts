import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentSpec } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { pythonInterpreter } from '../interpreter.ts';
import { detectIsolation } from '../isolation/detect.ts';
import { ensureEnvironment, environmentKey, findEnvironment } from './ensure.ts';
import { markersOf, wheelPlatforms } from './target.ts';

// Environments that are used in an image and built outside it. None of the versions is one that this machine is likely to have.
const target = { node: '21.4.1', python: '3.8.7' };

const folder = mkdtempSync(join(tmpdir(), 'dtaas-for-image-'));
const environments = join(folder, 'environments');
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

function asset(
  kind: 'node' | 'python',
  text: string,
): { readonly folder: string; readonly spec: EnvironmentSpec } {
  const lock = kind === 'node' ? 'package-lock.json' : 'requirements.txt';
  const at = mkdtempSync(join(folder, 'asset-'));
  writeFileSync(join(at, lock), text);
  return { folder: at, spec: { kind, lock, lockDigest: createHash('sha256').update(text).digest('hex') } };
}

describe('the key of an environment for an image', () => {
  const lockDigest = 'a'.repeat(64);
  const [node, python] = (['node', 'python'] as const).map((kind) => ({ kind, lock: 'x', lockDigest }));

  it('has the series of the image', () => {
    expect(environmentKey(node!, target)).toMatch(/^node21-image-x64-1-a{40}$/);
    expect(environmentKey(python!, target)).toMatch(/^python3\.8-image-x64-1-a{40}$/);
  });

  it('is the same for two images of one series, and another one than of this machine', () => {
    expect(environmentKey(node!, { node: '21.0.0' })).toBe(environmentKey(node!, target));
    expect(environmentKey(node!, { node: process.versions.node })).not.toBe(environmentKey(node!));
  });

  it.each([
    ['Node', 'node'],
    ['Python', 'python'],
  ] as const)('is none if the image has no %s', (program, kind) => {
    expect(() => environmentKey({ kind, lock: 'x', lockDigest }, {})).toThrow(
      expect.objectContaining({
        code: 'environment-target-lacks',
        message: expect.stringContaining(program),
      }),
    );
  });
});

it('a wheel for an older glibc than that of Debian 12 fits, and one for a newer does not', () => {
  expect(wheelPlatforms).toContain('manylinux_2_5_x86_64');
  expect(wheelPlatforms[0]).toBe('manylinux_2_36_x86_64');
  expect(wheelPlatforms).not.toContain('manylinux_2_37_x86_64');
});

it('markers tell the series and the version of the Python of the image', () => {
  expect(markersOf('3.11.2')).toMatchObject({ python_version: '3.11', python_full_version: '3.11.2' });
});

describe.skipIf(!hasPython())('packages of Python for an image', () => {
  const wheels = join(folder, 'wheels');
  const hashes = new Map<string, string>();
  const [any, cp38, cp311] = [
    'py3-none-any',
    'cp38-cp38-manylinux_2_17_x86_64',
    'cp311-cp311-manylinux_2_17_x86_64',
  ];
  const tooNew = 'cp38-cp38-manylinux_2_37_x86_64';
  const offered: readonly Wheel[] = [
    { name: 'native', tag: cp38 },
    { name: 'native', tag: cp311 },
    { name: 'newer', tag: tooNew },
    { name: 'backport', tag: any },
    {
      name: 'tool',
      tag: any,
      requires: "backport ; python_full_version < '3.8.8'",
      script: 'greet = tool:main',
    },
  ];
  beforeAll(() => {
    mkdirSync(wheels);
    for (const wheel of offered) hashes.set(`${wheel.name}-${wheel.tag}`, makeWheel(wheels, wheel));
    vi.stubEnv('PIP_FIND_LINKS', wheels);
    vi.stubEnv('PIP_NO_INDEX', '1');
  });
  afterAll(() => void vi.unstubAllEnvs());

  const line = (name: string, tag: string, marker = '') =>
    `${name}==1.0${marker} --hash=sha256:${hashes.get(`${name}-${tag}`)}\n`;
  const build = (text: string) => {
    const { folder: at, spec } = asset('python', text);
    return ensureEnvironment(spec, { folder: at, isolation: detectIsolation('auto'), environments, target });
  };

  it('are the wheels for its Python and platform, in a virtual environment that links to its Python', async () => {
    const text = line('native', cp38);
    const environment = await build(text);
    expect(environment?.packages).toBe('lib/python3.8/site-packages');
    const packages = join(environment!.folder, environment!.packages);
    expect(readFileSync(join(packages, 'native.py'), 'utf8')).toBe(
      'tag = "cp38-cp38-manylinux_2_17_x86_64"\n',
    );
    expect(readlinkSync(join(environment!.folder, 'bin', 'python3'))).toBe('/usr/bin/python3');
    expect(readlinkSync(join(environment!.folder, 'bin', 'python'))).toBe('python3');
    expect(readFileSync(join(environment!.folder, 'pyvenv.cfg'), 'utf8')).toContain('home = /usr/bin\n');
    const { spec } = asset('python', text);
    expect(findEnvironment(spec, environments, target)).toEqual(environment);
    expect(findEnvironment(spec, environments)).toBeUndefined();
  });

  it('are chosen by the markers of its Python, in the lock file and in the packages', async () => {
    const environment = await build(
      line('tool', any) +
        line('backport', any, ' ; python_version < "3.9"') +
        line('native', cp311, ' ; python_version >= "3.9"'),
    );
    const files = readdirSync(join(environment!.folder, environment!.packages));
    expect(files).toEqual(expect.arrayContaining(['tool.py', 'backport.py']));
    expect(files).not.toContain('native.py');
  });

  it('must all be in the lock file, also those that only the Python of the image needs', async () => {
    await expect(build(line('tool', any))).rejects.toMatchObject({
      code: 'environment-build-failed',
      message: expect.stringMatching(/--require-hashes/),
    });
  });

  it('bring scripts that run in the image', async () => {
    const environment = await build(line('tool', any) + line('backport', any));
    const script = readFileSync(join(environment!.folder, 'bin', 'greet'), 'utf8');
    expect(script.split('\n')[0]).toBe('#!/component/python/bin/python3');
    expect(existsSync(join(environment!.folder, environment!.packages, 'bin', 'greet'))).toBe(false);
  });

  it('are refused if no wheel runs in the image', async () => {
    await expect(build(line('newer', tooNew))).rejects.toMatchObject({
      code: 'environment-build-failed',
      hint: expect.stringMatching(/^That version has no wheel/),
    });
    expect(readdirSync(environments).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

it('packages of Node for an image are those for Linux on x64 with glibc', async () => {
  const names = ['here', 'elsewhere'];
  const packed = new Map(names.map((name) => [name, pack(name)]));
  const registry = createServer(({ url = '' }, response) => {
    const name = names.find((each) => url.startsWith(`/${each}`)) ?? '';
    if (url.endsWith('.tgz')) return void response.end(packed.get(name));
    const dist = { tarball: `${address}/${name}.tgz` };
    response.end(JSON.stringify({ name, versions: { '1.0.0': { name, version: '1.0.0', dist } } }));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void registry.close());
  const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
  vi.stubEnv('npm_config_registry', `${address}/`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const entry = (name: string, platform: object) => ({
    version: '1.0.0',
    integrity: `sha512-${createHash('sha512').update(packed.get(name)!).digest('base64')}`,
    optional: true,
    ...platform,
  });
  const { folder: at, spec } = asset(
    'node',
    JSON.stringify({
      name: 'x',
      lockfileVersion: 3,
      packages: {
        '': { name: 'x', optionalDependencies: { here: '1.0.0', elsewhere: '1.0.0' } },
        'node_modules/here': entry('here', { os: ['linux'], cpu: ['x64'] }),
        'node_modules/elsewhere': entry('elsewhere', { os: ['linux'], cpu: ['arm64'] }),
      },
    }),
  );
  const options = { folder: at, isolation: detectIsolation('auto'), environments, target };
  const environment = await ensureEnvironment(spec, options);
  const installed = readdirSync(join(environment!.folder, 'node_modules'));
  expect(installed.filter((name) => names.includes(name))).toEqual(['here']);
});

/** A package of npm with nothing in it. */
function pack(name: string): Buffer {
  const at = mkdtempSync(join(folder, 'package-'));
  mkdirSync(join(at, 'package'));
  writeFileSync(join(at, 'package', 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  return execFileSync('tar', ['-cz', '-C', at, 'package']);
}

interface Wheel {
  readonly name: string;
  /** For which Python and which platform it is. */
  readonly tag: string;
  /** Another package that it needs. */
  readonly requires?: string;
  readonly script?: string;
}

/** @returns its sha256 */
function makeWheel(at: string, { name, tag, requires, script }: Wheel): string {
  const file = join(at, `${name}-1.0-${tag}.whl`);
  const info = `${name}-1.0.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`;
  const files = {
    [`${name}.py`]: `tag = "${tag}"\n`,
    [`${info}/METADATA`]: `${metadata}${requires ? `Requires-Dist: ${requires}\n` : ''}`,
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: ${tag}\n`,
    ...(script ? { [`${info}/entry_points.txt`]: `[console_scripts]\n${script}\n` } : {}),
    [`${info}/RECORD`]: '',
  };
  const write = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    for name, text in json.loads(sys.argv[2]).items():
        z.writestr(name, text)
`;
  execFileSync(pythonInterpreter().executable, ['-c', write, file, JSON.stringify(files)]);
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function hasPython(): boolean {
  try {
    pythonInterpreter();
    return true;
  } catch (error) {
    if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw error;
    console.warn(
      "environments of Python for an image aren't tested: there is no Python (test/components/python.sh)",
    );
    return false;
  }
}
