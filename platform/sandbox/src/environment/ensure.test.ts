import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentSpec } from '@dtaas/model';
import { ownMark } from '@dtaas/processes';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pythonInterpreter } from '../interpreter.ts';
import { collect } from '../isolation/collect.ts';
import { detectIsolation } from '../isolation/detect.ts';
import { runIsolated } from '../isolation/run.ts';
import { layOut } from '../layout.ts';
import { ensureEnvironment, environmentKey, findEnvironment } from './ensure.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-environment-'));
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** An asset with that lock file, and what its asset.yaml says of it. */
function asset(
  kind: 'node' | 'python',
  lock: string,
  text: string,
): { folder: string; spec: EnvironmentSpec } {
  const at = mkdtempSync(join(folder, 'asset-'));
  writeFileSync(join(at, lock), text);
  return { folder: at, spec: { kind, lock, lockDigest: createHash('sha256').update(text).digest('hex') } };
}

/** On a machine without isolation, "auto" is the weak mode, too, and is tried once. */
const isolations = [detectIsolation('auto'), detectIsolation('none')].filter(
  ({ mode }, index, all) => all.findIndex((other) => other.mode === mode) === index,
);

describe.each(isolations)('an environment of Node under $mode', (isolation) => {
  const environments = join(folder, `node-${isolation.mode}`);
  let registry: Server;
  const asked: string[] = [];
  let tarball: Buffer;

  beforeAll(async () => {
    const at = join(folder, `package-${isolation.mode}`);
    mkdirSync(join(at, 'package'), { recursive: true });
    const manifest = {
      name: 'greeting',
      version: '1.2.3',
      type: 'module',
      exports: './index.js',
      scripts: { install: 'touch /tmp/script-ran' },
    };
    writeFileSync(join(at, 'package', 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(at, 'package', 'index.js'), 'export const greeting = "hello";');
    tarball = execFileSync('tar', ['-cz', '-C', at, 'package']);
    registry = createServer(({ url = '' }, response) => {
      if (url.endsWith('.tgz')) {
        asked.push(url);
        response.end(tarball);
        return;
      }
      // What there is of the package: the lock file names no address, so that any registry serves it.
      const dist = { tarball: `${process.env['npm_config_registry']}greeting.tgz` };
      response.end(JSON.stringify({ name: 'greeting', versions: { '1.2.3': { ...manifest, dist } } }));
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    process.env['npm_config_registry'] = `http://127.0.0.1:${(registry.address() as { port: number }).port}/`;
  });
  afterAll(() => {
    delete process.env['npm_config_registry'];
    registry.close();
  });

  const lockText = (change: object = {}, root: object = {}) =>
    JSON.stringify({
      name: 'x',
      lockfileVersion: 3,
      packages: {
        '': { name: 'x', dependencies: { greeting: '^1.0.0' }, ...root },
        'node_modules/greeting': {
          version: '1.2.3',
          integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
          hasInstallScript: true,
          ...change,
        },
      },
    });

  it("is built from the machine's registry, read-only, without scripts, and found by what it is for", async () => {
    const { folder: at, spec } = asset('node', 'package-lock.json', lockText());
    mkdirSync(join(at, 'src'));
    writeFileSync(join(at, 'src', 'main.mjs'), 'import { greeting } from "greeting"; console.log(greeting);');
    const built: string[] = [];
    const options = { folder: at, isolation, environments, onBuild: (key: string) => void built.push(key) };
    const [environment, same] = await Promise.all([
      ensureEnvironment(spec, options),
      ensureEnvironment(spec, options),
    ]);
    expect(same).toEqual(environment);
    expect(built).toHaveLength(1);
    expect(asked).toHaveLength(1);
    expect(statSync(join(environment!.folder, 'node_modules', 'greeting', 'index.js')).mode & 0o222).toBe(0);
    expect(existsSync('/tmp/script-ran')).toBe(false);
    expect(findEnvironment(spec, environments)).toEqual(environment);
    expect(readdirSync(environments)).toEqual([environment!.key]);

    const layout = layOut(isolation, { folder: at, environment }, {});
    const result = await collect(
      runIsolated(
        {
          command: ['node', 'src/main.mjs'],
          ...layout.seen,
          env: layout.env,
          network: 'none',
          limits: {},
        },
        isolation,
      ),
    );
    layout.remove();
    expect(result).toMatchObject({ output: 'hello\n', code: 0 });
  });

  it("reports why it can't be built, and leaves no files", async () => {
    const wrongHash = asset(
      'node',
      'package-lock.json',
      lockText({ integrity: `sha512-${'A'.repeat(86)}==` }),
    );
    await expect(
      ensureEnvironment(wrongHash.spec, { folder: wrongHash.folder, isolation, environments }),
    ).rejects.toMatchObject({
      code: 'environment-build-failed',
      message: expect.stringMatching(/EINTEGRITY|integrity/),
      hint: expect.stringContaining('differs from its hash in the lock file'),
    });
    const unhashed = asset(
      'node',
      'package-lock.json',
      lockText({ integrity: undefined, resolved: 'git+ssh://git@x/y' }),
    );
    await expect(
      ensureEnvironment(unhashed.spec, { folder: unhashed.folder, isolation, environments }),
    ).rejects.toMatchObject({
      code: 'environment-unhashed',
      message: expect.stringContaining('greeting'),
    });
    expect(readdirSync(environments).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it("is fetched only from the machine's registry, whatever hosts the lock file names", async () => {
    let isReached = 0;
    const other = createServer((_, response) => {
      isReached++;
      response.end(tarball);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${(other.address() as { port: number }).port}/greeting-1.2.3.tgz`;
    const environmentOf = async (change: object, root: object) => {
      const { folder: at, spec } = asset('node', 'package-lock.json', lockText(change, root));
      return ensureEnvironment(spec, { folder: at, isolation, environments });
    };
    for (const [change, root] of [
      [{ resolved: elsewhere }, { version: '4.0.0' }],
      [{ resolved: elsewhere }, { version: '4.0.1', dependencies: { greeting: elsewhere } }],
      [{ resolved: `git+http://${new URL(elsewhere).host}/x.git#abc` }, { version: '4.0.2' }],
      [{ resolved: 'https://registry.example/greeting/-/greeting-1.2.3.tgz' }, { version: '4.0.3' }],
      [{ peerDependencies: { other: elsewhere }, peerDependenciesMeta: { other: { optional: true } } }, {}],
    ]) {
      const environment = await environmentOf(change!, root!);
      expect(existsSync(join(environment!.folder, 'node_modules', 'greeting', 'index.js'))).toBe(true);
    }
    other.close();
    expect(isReached).toBe(0);
  });

  it('is the same for two processes that build it at once', async () => {
    const { folder: at, spec } = asset('node', 'package-lock.json', lockText({}, { version: '3.0.0' }));
    vi.resetModules();
    const other = await import('./ensure.ts');
    expect(other.ensureEnvironment).not.toBe(ensureEnvironment);
    const builds: string[] = [];
    const options = { folder: at, isolation, environments, onBuild: (key: string) => void builds.push(key) };
    const [one, two] = await Promise.all([
      ensureEnvironment(spec, options),
      other.ensureEnvironment(spec, options),
    ]);
    expect(builds).toHaveLength(2);
    expect(two).toEqual(one);
    expect(existsSync(join(one!.folder, 'node_modules', 'greeting', 'index.js'))).toBe(true);
    expect(readdirSync(environments).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is built although the caller has a strict umask, which hides folders from the user of the build', async () => {
    const { folder: at, spec } = asset('node', 'package-lock.json', lockText({}, { version: '5.0.0' }));
    const before = process.umask(0o077);
    try {
      const environment = await ensureEnvironment(spec, { folder: at, isolation, environments });
      expect(environment?.packages).toBe('node_modules');
    } finally {
      process.umask(before);
    }
  });

  it('removes the folders of killed builds of all environments', async () => {
    const mark = ownMark().replace(/-\d+$/, `-${2 ** 22 + 1}`);
    const left = join(environments, `.another.draft-${mark}-0123456789abcdef`);
    mkdirSync(join(left, 'scratch', 'deep'), { recursive: true });
    chmodSync(join(left, 'scratch'), 0o555);
    const { folder: at, spec } = asset('node', 'package-lock.json', lockText({}, { version: '2.0.0' }));
    await ensureEnvironment(spec, { folder: at, isolation, environments });
    expect(existsSync(left)).toBe(false);
  });

  it('is built again if a part of it was deleted', async () => {
    const { folder: at, spec } = asset('node', 'package-lock.json', lockText({}, { version: '6.0.0' }));
    const left = join(environments, environmentKey(spec));
    mkdirSync(join(left, 'node_modules'), { recursive: true });
    const environment = await ensureEnvironment(spec, { folder: at, isolation, environments });
    expect(readdirSync(left).sort()).toEqual(['.dtaas-environment', 'node_modules']);
    expect(findEnvironment(spec, environments)).toEqual(environment);
    expect(statSync(left).mode & 0o777).toBe(0o555);
  });
});

describe.skipIf(!hasPython()).each(isolations)('an environment of Python under $mode', (isolation) => {
  const environments = join(folder, `python-${isolation.mode}`);
  const wheels = join(folder, `wheels-${isolation.mode}`);
  const wheel = 'greeting-1.2.3-py3-none-any.whl';
  beforeAll(() => {
    mkdirSync(wheels);
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    z.writestr('greeting.py', 'greeting = "hello"')
    z.writestr('greeting-1.2.3.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: greeting\\nVersion: 1.2.3\\n')
    z.writestr('greeting-1.2.3.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    z.writestr('greeting-1.2.3.dist-info/RECORD', '')
`;
    execFileSync(pythonInterpreter().executable, ['-c', script, join(wheels, wheel)]);
    process.env['PIP_FIND_LINKS'] = wheels;
    process.env['PIP_NO_INDEX'] = '1';
  });
  afterAll(() => {
    delete process.env['PIP_FIND_LINKS'];
    delete process.env['PIP_NO_INDEX'];
  });

  it("is built of wheels with hashes and imports what it has, and a part that uses another finds the other's", async () => {
    const hash = createHash('sha256')
      .update(readFileSync(join(wheels, wheel)))
      .digest('hex');
    const { folder: at, spec } = asset(
      'python',
      'requirements.txt',
      `greeting==1.2.3 --hash=sha256:${hash}\n`,
    );
    const environment = await ensureEnvironment(spec, { folder: at, isolation, environments });
    for (const [own, uses] of [
      [environment, {}],
      [undefined, { model: { folder: at, environment } }],
    ] as const) {
      const layout = layOut(isolation, { folder: at, environment: own }, uses);
      const result = await collect(
        runIsolated(
          {
            command: ['python3', '-c', 'import greeting; print(greeting.greeting)'],
            ...layout.seen,
            env: layout.env,
            network: 'none',
            limits: {},
          },
          isolation,
        ),
      );
      expect(result).toMatchObject({ output: 'hello\n', code: 0 });
    }
  });

  // Who refuses is pip, and it is the same one under each mode: once is enough, and three times is slow.
  const refusals: readonly (readonly [string, string, RegExp, RegExp])[] = [
    [
      'another hash',
      `greeting==1.2.3 --hash=sha256:${'0'.repeat(64)}\n`,
      /HASH/i,
      /Write the lock file again only if/,
    ],
    [
      'no such version',
      `greeting==9.9.9 --hash=sha256:${'0'.repeat(64)}\n`,
      /9\.9\.9/,
      /^That version has no wheel .* --pip-args="--only-binary=:all:" requirements\.in$/,
    ],
  ];
  const tried = isolation.mode === 'weak' ? refusals.slice(0, 1) : refusals;
  it.each(tried)('refuses %s, and says so', async (_, text, expected, hint) => {
    const { folder: at, spec } = asset('python', 'requirements.txt', text);
    await expect(ensureEnvironment(spec, { folder: at, isolation, environments })).rejects.toMatchObject({
      code: 'environment-build-failed',
      message: expect.stringMatching(expected),
      hint: expect.stringMatching(hint),
    });
  });

  it('uses no option of a lock file, so no build code of a package runs, and no earlier build is used', async () => {
    const source = join(folder, `source-${isolation.mode}`);
    mkdirSync(join(source, 'evil-1.0'), { recursive: true });
    writeFileSync(join(source, 'evil-1.0', 'setup.py'), `open(${JSON.stringify(`${source}/ran`)}, 'w')\n`);
    execFileSync('tar', ['-czf', join(wheels, 'evil-1.0.tar.gz'), '-C', source, 'evil-1.0']);
    const hash = createHash('sha256')
      .update(readFileSync(join(wheels, 'evil-1.0.tar.gz')))
      .digest('hex');
    const text = `--no-binary :all:\nevil==1.0 --hash=sha256:${hash}\n`;
    const { folder: at, spec } = asset('python', 'requirements.txt', text);
    const left = join(environments, environmentKey(spec));
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, '.dtaas-environment'), 'lib');
    await expect(ensureEnvironment(spec, { folder: at, isolation, environments })).rejects.toMatchObject({
      code: 'environment-lock-malformed',
      message:
        'requirements.txt, line 1: "--no-binary :all:" gives pip an option, ' +
        'but a lock file may only list packages with versions and hashes.',
    });
    expect(existsSync(join(source, 'ran'))).toBe(false);
  });
});

function hasPython(): boolean {
  try {
    pythonInterpreter();
    return true;
  } catch (error) {
    if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw error;
    console.warn(
      "environments of Python aren't tested: there is no Python (apt-get install python3 python3-venv)",
    );
    return false;
  }
}
