import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { programOnPath } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContext } from './context.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-docker-context-'));
  const meta = join(folder, 'contexts', 'meta', sha256('plant'));
  file = join(meta, 'meta.json');
  mkdirSync(meta, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (context = 'plant') => readContext(context, { DOCKER_CONFIG: folder });
const withHost = (host: unknown): string =>
  JSON.stringify({ Name: 'plant', Endpoints: { docker: { Host: host } } });
const unusable = (reason: string) =>
  expect.objectContaining({
    code: 'docker-context-unusable',
    message: expect.stringContaining(`The Docker context plant can't be used: ${reason}`),
  });

describe('a Docker context', () => {
  it.runIf(programOnPath('docker') || process.env['DTAAS_REQUIRE_ALL'] === '1')(
    "is read as Docker's own client writes it",
    () => {
      const env = { ...process.env, DOCKER_CONFIG: folder };
      const words = ['context', 'create', 'made', '--docker', 'host=ssh://twins@pi.lab:2222'];
      execFileSync('docker', words, { env, stdio: 'pipe' });
      expect(read('made').host).toBe('ssh://twins@pi.lab:2222');
    },
  );

  it.each(['unix:///run/user/1000/docker.sock', 'ssh://twins@pi.lab:2222', 'tcp://docker.lab:2376'])(
    'leads to %s',
    (host) => {
      writeFileSync(file, withHost(host));
      expect(read().host).toBe(host);
    },
  );

  it('is in the home of the person unless DOCKER_CONFIG names another folder', () => {
    const home = join(folder, 'home');
    const meta = join(home, '.docker', 'contexts', 'meta', sha256('own'));
    mkdirSync(meta, { recursive: true });
    writeFileSync(join(meta, 'meta.json'), withHost('ssh://pi.lab'));
    for (const more of [{}, { DOCKER_CONFIG: '' }])
      expect(readContext('own', { HOME: home, ...more }).host).toBe('ssh://pi.lab');
  });

  it('that was never made is missing', () => {
    expect(() => read('other')).toThrow(expect.objectContaining({ code: 'docker-context-missing' }));
  });

  it.each([
    ['{', `is not JSON`],
    ['null', 'has no address of a Docker Engine'],
    ['[]', 'has no address of a Docker Engine'],
    ['{"Endpoints": null}', 'has no address of a Docker Engine'],
    ['{"Endpoints": {"kubernetes": {"Host": "https://k8s.lab"}}}', 'has no address of a Docker Engine'],
    [withHost(7), 'has no address of a Docker Engine'],
    [withHost(''), 'has no address of a Docker Engine'],
    ['x'.repeat(2 ** 20 + 1), 'is not a file of a context'],
  ])('with the file %.40s is refused', (text, reason) => {
    writeFileSync(file, text);
    expect(read).toThrow(unusable(`${file} ${reason}.`));
  });

  it.each([
    'ssh://-oProxyCommand=reboot',
    'ssh://pi.lab/; reboot',
    'tcp://docker.lab',
    'tcp://docker.lab:99999',
    'tcp://docker.lab:2376/../x',
    'unix:///run/../etc/passwd',
    'npipe:////./pipe/docker_engine',
    'http://docker.lab:2375',
    '\u001b[2Jtcp://docker.lab:2376',
  ])('with the address %j is refused', (host) => {
    writeFileSync(file, withHost(host));
    expect(read).toThrow(unusable(`its address is ${JSON.stringify(host)} (expected: `));
  });

  it('whose file is a folder or a pipe is refused, and nobody waits for it', () => {
    mkdirSync(file);
    expect(read).toThrow(unusable(`${file} is not a file of a context.`));
    rmSync(file, { recursive: true });
    execFileSync('mkfifo', [file]);
    expect(read).toThrow(unusable(`${file} is not a file of a context.`));
  });

  it("whose file can't be read is refused with the reason", () => {
    rmSync(folder, { recursive: true });
    execFileSync('ln', ['-s', folder, folder]);
    expect(read).toThrow(unusable(`${file} can't be read (ELOOP).`));
  });
});
