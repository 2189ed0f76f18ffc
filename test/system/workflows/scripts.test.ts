import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const actions = fileURLToPath(new URL('../../../actions', import.meta.url));
const withKey = join(actions, 'with-state-key.sh');
const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nplanted\n-----END OPENSSH PRIVATE KEY-----';

let folder: string;
let clone: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-scripts-'));
  clone = join(folder, 'clone');
  execFileSync('git', ['init', '-q', '-b', 'main', clone]);
  mkdirSync(join(folder, 'runner'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DTAAS_STATE_KEY: _, ...env } = process.env;
  return {
    ...env,
    RUNNER_TEMP: join(folder, 'runner'),
    GITHUB_SERVER_URL: 'https://git.plant.example:3000',
    ...more,
  };
}

function run(script: string, more: NodeJS.ProcessEnv = { DTAAS_STATE_KEY: secret }) {
  return spawnSync(withKey, ['bash', '-c', script], { cwd: clone, env: environment(more), encoding: 'utf8' });
}

const configuration = () => readFileSync(join(clone, '.git/config'), 'utf8');
const left = () => readdirSync(join(folder, 'runner'));

describe('the key of the state', () => {
  const readKey = `sed -n "s/.*-i '\\([^']*\\)'.*/\\1/p" <<<"$(git config core.sshCommand)"`;

  it('is a file of its owner while the command runs, and gone afterwards', () => {
    const { stdout, status } = run(`key=$(${readKey}); stat -c %a "$key" "$(dirname "$key")"; cat "$key"`);
    expect(stdout).toBe(`600\n700\n${secret}\n`);
    expect(status).toBe(0);
    expect(left()).toEqual([]);
    expect(configuration()).not.toMatch(/sshCommand|pushInsteadOf/i);
  });

  it('is in no environment, argument or output of the command', () => {
    const { stdout, stderr } = run('env; ps -ww -o args= -p $$,$PPID; git config --list');
    expect(stdout + stderr).not.toContain('planted');
  });

  it('is gone when the command fails, whose exit code stays', () => {
    expect(run('exit 7').status).toBe(7);
    expect(left()).toEqual([]);
  });

  it('is gone when the job is cancelled, after the command has ended by itself', async () => {
    const script = 'trap "echo ended >ended; exit 3" TERM; touch ready; while :; do sleep 0.1; done';
    const child = spawn(withKey, ['bash', '-c', script], {
      cwd: clone,
      env: environment({ DTAAS_STATE_KEY: secret }),
      stdio: 'ignore',
    });
    await expect.poll(() => existsSync(join(clone, 'ready'))).toBe(true);
    expect(left()).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(3);
    expect(existsSync(join(clone, 'ended'))).toBe(true);
    expect(left()).toEqual([]);
  });

  it('trusts no server that it does not know', () => {
    const { stdout } = run('git config core.sshCommand', { DTAAS_STATE_KEY: secret });
    for (const option of [
      'StrictHostKeyChecking=yes',
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'BatchMode=yes',
      '-F /dev/null',
    ])
      expect(stdout).toContain(option);
    const hosts = `cat "$(dirname "$(${readKey})")/known_hosts"`;
    expect(
      run(hosts, { DTAAS_STATE_KEY: secret, DTAAS_STATE_KNOWN_HOSTS: 'git.plant.example ssh-ed25519 AAAA' })
        .stdout,
    ).toMatch(
      /^github\.com ssh-ed25519 \S+\ngitlab\.com ssh-ed25519 \S+\ngit\.plant\.example ssh-ed25519 AAAA\n$/,
    );
  });

  it('pushes by ssh, and fetches as the clone does', () => {
    const url = 'https://git.plant.example:3000/plant/twins.git';
    const urls = `git remote add origin ${url}; git remote get-url origin; git remote get-url --push origin`;
    expect(run(urls).stdout).toBe(`${url}\nssh://git@git.plant.example/plant/twins.git\n`);
    const elsewhere = { DTAAS_STATE_KEY: secret, DTAAS_STATE_SSH: 'ssh://git@git.plant.example:2222' };
    expect(run('git remote get-url --push origin', elsewhere).stdout).toBe(
      'ssh://git@git.plant.example:2222/plant/twins.git\n',
    );
  });

  it('may be missing: then the command runs as it is', () => {
    expect(run('git config core.sshCommand || echo none', {}).stdout).toBe('none\n');
  });
});

describe('the pull requests of a commit', () => {
  const find = (commit: string) =>
    spawnSync(join(actions, 'review/pull-requests-of.sh'), [commit], { cwd: clone, encoding: 'utf8' });
  let head: string;

  beforeEach(() => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], {
        cwd: clone,
        encoding: 'utf8',
      }).trim();
    const remote = join(folder, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote]);
    git('remote', 'add', 'origin', remote);
    git('commit', '-q', '--allow-empty', '-m', 'Other');
    git('push', '-q', 'origin', 'HEAD:refs/pull/8/head', 'HEAD:refs/heads/main');
    git('commit', '-q', '--allow-empty', '-m', 'Head');
    head = git('rev-parse', 'HEAD');
    git(
      'push',
      '-q',
      'origin',
      'HEAD:refs/pull/7/head',
      'HEAD:refs/pull/12/head',
      'HEAD:refs/pull/7/merge',
      'HEAD:refs/heads/pull/9/head',
    );
  });

  it('are those whose head it is, newest first', () => expect(find(head).stdout).toBe('12\n7\n'));

  it('are none for a commit that is no head', () => {
    const { status, stdout } = find('0'.repeat(40));
    expect([status, stdout]).toEqual([0, '']);
  });

  it.each(['', 'main', '--upload-pack=touch x', `${'0'.repeat(39)}.`, '.'.repeat(40)])(
    'are not asked for %j',
    (text) => {
      expect(find(text).status).toBe(2);
    },
  );
});

describe('a command at another commit', () => {
  const at = (commit: string, ...command: string[]) =>
    spawnSync(join(actions, 'at-commit.sh'), [commit, ...command], {
      cwd: clone,
      env: environment({}),
      encoding: 'utf8',
    });
  let head: string;

  beforeEach(() => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], {
        cwd: clone,
        encoding: 'utf8',
      }).trim();
    git('commit', '-q', '--allow-empty', '-m', 'Main');
    mkdirSync(join(clone, '.git/hooks'), { recursive: true });
    writeFileSync(join(clone, '.git/hooks/post-checkout'), '#!/bin/sh\ntouch "$RUNNER_TEMP/hook-ran"\n', {
      mode: 0o755,
    });
    writeFileSync(join(clone, 'strange'), 'x');
    git('add', 'strange');
    git('commit', '-q', '-m', 'Head');
    head = git('rev-parse', 'HEAD');
    git('reset', '-q', '--hard', 'HEAD~1');
  });

  it('sees its files, twice, and the checkout stays as it is', () => {
    expect(at(head, 'ls').stdout).toBe('strange\n');
    expect(at(head, 'git', 'rev-parse', 'HEAD').stdout.trim()).toBe(head);
    expect(existsSync(join(clone, 'strange'))).toBe(false);
  });

  it('runs no hook', () => {
    at(head, 'ls');
    expect(existsSync(join(folder, 'runner/hook-ran'))).toBe(false);
  });

  it('is in the clone without a commit', () => expect(at('', 'ls').stdout).toBe(''));

  it.each(['main', '--force', '0'.repeat(39), 'x; touch y'])('is refused for %j', (text) => {
    expect(at(text, 'ls').status).toBe(2);
  });
});

describe('a command for repositories that name sources', () => {
  const statusOf = (platform?: string) => {
    if (platform !== undefined) writeFileSync(join(clone, 'platform.yaml'), `spec:\n  ${platform}\n`);
    const { status } = spawnSync(join(actions, 'if-sources.sh'), ['sh', '-c', 'exit 3'], { cwd: clone });
    return status;
  };

  it.each(['sources:\n    - {name: partner}', 'sources: [{name: partner}]', '"sources": [{name: partner}]'])(
    'runs: %j',
    (platform) => expect(statusOf(platform)).toBe(3),
  );

  it.each([undefined, 'places: {}', 'sources: []'])('does not run for %j', (platform) =>
    expect(statusOf(platform)).toBe(0),
  );
});
