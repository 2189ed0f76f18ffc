import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRequirements } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lockPackages } from './lock-packages.ts';
import { npmFilesOf } from './node-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-lock-test-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const drafts = () => readdirSync(tmpdir()).filter((name) => /^dtaas-lock-(?!test-)/.test(name));

describe('packages of Node', () => {
  let registry: Server;
  let tarball: Buffer;
  beforeAll(async () => {
    mkdirSync(join(folder, 'package'));
    const versions = { '1.2.3': {}, '2.0.0': {} };
    writeFileSync(join(folder, 'package', 'package.json'), '{"name":"greeting","version":"2.0.0"}');
    tarball = execFileSync('tar', ['-cz', '-C', folder, 'package']);
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    registry = createServer(({ url = '' }, response) => {
      if (!url.startsWith('/greeting')) return void response.writeHead(404).end('{}');
      const dist = { tarball: `http://${registry.address()}/greeting.tgz`, integrity };
      const all = Object.keys(versions).map((version) => [version, { name: 'greeting', version, dist }]);
      response.end(
        JSON.stringify({
          name: 'greeting',
          'dist-tags': { latest: '2.0.0' },
          versions: Object.fromEntries(all),
        }),
      );
    });
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
    vi.stubEnv('npm_config_cache', join(folder, 'npm-cache'));
  });
  afterAll(() => void registry.close());

  it.each([
    ['greeting', '2.0.0', '^2.0.0'],
    ['greeting@^1', '1.2.3', '^1.2.3'],
  ])('%s is locked with its hash and no address', async (wanted, version, range) => {
    const { lock, files } = await lockPackages({ language: 'node', packages: [wanted], name: 'pump' });
    expect(lock).toBe('package-lock.json');
    expect(Object.keys(files)).toEqual(['package.json', 'package-lock.json']);
    expect(JSON.parse(files['package.json']!)).toEqual({
      name: 'pump',
      private: true,
      type: 'module',
      dependencies: { greeting: range },
    });
    expect(JSON.parse(files['package-lock.json']!).packages['node_modules/greeting'].version).toBe(version);
    expect(files['package-lock.json']).not.toMatch(/127\.0\.0\.1|resolved/);
    // An environment can be built from it.
    expect(() => npmFilesOf(files['package-lock.json']!, lock)).not.toThrow();
    expect(drafts()).toEqual([]);
  });

  it.each<[packages: readonly string[], message: RegExp, hint: RegExp]>([
    [['nothing'], /for nothing: Not Found/i, /^Check the names/],
    [['greeting@^9'], /for greeting@\^9: No matching version/, /^Check the names/],
    [['greeting', '../evil'], /"\.\.\/evil" is not the name of a package/, /ml-matrix/],
    [['--registry=http://evil.example'], /is not the name/, /ml-matrix/],
    [['https://evil.example/a.tgz'], /is not the name/, /ml-matrix/],
  ])('%j are refused', async (packages, message, hint) => {
    const locking = lockPackages({ language: 'node', packages, name: 'pump' });
    await expect(locking).rejects.toMatchObject({
      code: 'packages-unlocked',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(drafts()).toEqual([]);
  });

  it('need a registry', async () => {
    vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
    await expect(
      lockPackages({ language: 'node', packages: ['absent'], name: 'pump' }),
    ).rejects.toMatchObject({ hint: "The registry can't be reached. Run the command again with a network." });
  });
});

const hasPython =
  spawnSync('python3', ['-m', 'pip', '--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1';
if (!hasPython)
  console.warn('packages of Python are not locked: there is no pip (apt-get install python3-pip)');

describe.skipIf(!hasPython)('packages of Python', () => {
  const wheels = join(folder, 'wheels');
  const hashes: Record<string, string> = {};

  /** A wheel with only its metadata. */
  function wheel(name: string, version: string, requires: readonly string[] = []): void {
    const metadata = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`];
    const text = [...metadata, ...requires.map((other) => `Requires-Dist: ${other}`), ''].join('\n');
    const file = `${name}-${version}-py3-none-any.whl`;
    const script = `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1], 'w')
info = sys.argv[2] + '.dist-info/'
z.writestr(info + 'METADATA', sys.argv[3])
z.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
z.writestr(info + 'RECORD', '')
z.close()
import hashlib; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())`;
    const arguments_ = ['-c', script, join(wheels, file), `${name}-${version}`, text];
    hashes[name] = execFileSync('python3', arguments_, { encoding: 'utf8' }).trim();
  }

  beforeAll(() => {
    mkdirSync(wheels);
    wheel('Zeta', '1.0.0');
    wheel('greeting', '1.2.3', ['zeta>=1']);
    wheel('greeting', '2.0.0', ['zeta>=1']);
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', wheels);
  });

  it('are locked with all that they need, with hashes', async () => {
    const { lock, files } = await lockPackages({ language: 'python', packages: ['greeting'], name: 'pump' });
    expect(lock).toBe('requirements.txt');
    expect(files['requirements.in']).toBe('greeting\n');
    expect(readRequirements(files['requirements.txt']!)).toEqual({
      pinned: [
        { requirement: 'greeting==2.0.0', hashes: [`sha256:${hashes['greeting']}`] },
        { requirement: 'Zeta==1.0.0', hashes: [`sha256:${hashes['Zeta']}`] },
      ],
      refused: [],
    });
    expect(drafts()).toEqual([]);
  });

  it('keep to the versions that were asked for', async () => {
    const packages = ['greeting>=1,<2'];
    const { files } = await lockPackages({ language: 'python', packages, name: 'pump' });
    expect(files['requirements.txt']).toContain('\ngreeting==1.2.3 --hash');
  });

  it.each<[packages: readonly string[], message: RegExp]>([
    [['nothing'], /for nothing: Could not find a version that satisfies the requirement nothing/],
    [['greeting==9'], /for greeting==9: Could not find a version/],
    [['-r/etc/passwd'], /is not the name of a package/],
    [['./greeting'], /is not the name of a package/],
    [['greeting @ https://evil.example/a.whl'], /is not the name of a package/],
  ])('%j are refused', async (packages, message) => {
    const locking = lockPackages({ language: 'python', packages, name: 'pump' });
    const expected = { code: 'packages-unlocked', message: expect.stringMatching(message) };
    await expect(locking).rejects.toMatchObject(expected);
    expect(drafts()).toEqual([]);
  });

  it('leave nothing after they were stopped', async () => {
    const stop = new AbortController();
    const locking = lockPackages({
      language: 'python',
      packages: ['greeting'],
      name: 'pump',
      signal: stop.signal,
    });
    stop.abort();
    await expect(locking).rejects.toThrow(/abort/i);
    expect(drafts()).toEqual([]);
  });
});
