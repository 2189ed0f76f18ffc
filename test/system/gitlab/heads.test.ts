import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = fileURLToPath(new URL('../../../.gitlab', import.meta.url));
const one = '1'.repeat(40);
const two = '2'.repeat(40);

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'dtaas-heads-'));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: clone });
  mkdirSync(join(clone, 'tmp'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function run(script: string, words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env['PATH'], TMPDIR: join(clone, 'tmp'), HOME: clone, ...more };
  return spawnSync(join(scripts, script), words, { cwd: clone, encoding: 'utf8', env });
}

describe('a command about each merge request of a list', () => {
  const each = (lines: string, ...words: string[]) => {
    writeFileSync(join(clone, 'heads'), lines);
    return run('of-each-head.sh', words);
  };

  it('gets its number and its commit in its arguments', () => {
    const { stdout, status } = each(
      `7 ${one}\n12 ${two}\n`,
      'heads',
      'echo',
      '--of={number}',
      '{commit}.{number}',
    );
    expect(stdout).toBe(
      `Merge request 7, commit ${one}:\n--of=7 ${one}.7\nMerge request 12, commit ${two}:\n--of=12 ${two}.12\n`,
    );
    expect(status).toBe(0);
    expect(readdirSync(join(clone, 'dtaas-reports'))).toEqual(['12', '7']);
  });

  it('holds up no other one if it fails, and is the exit code', () => {
    const script = 'echo "ran {number}"; [ {number} != 7 ] || exit 3';
    const { stdout, status } = each(`7 ${one}\n8 ${two}\n`, 'heads', 'bash', '-c', script);
    expect(stdout).toContain('ran 8');
    expect(status).toBe(3);
  });

  it('has a folder for temporary files, which is gone afterwards, and reads nothing of the list', () => {
    const { stdout } = each(
      `7 ${one}\n8 ${two}\n`,
      'heads',
      'bash',
      '-c',
      'cat; touch "$RUNNER_TEMP/x"; echo done',
    );
    expect(stdout.match(/done/g)).toHaveLength(2);
    expect(readdirSync(join(clone, 'tmp'))).toEqual([]);
  });

  it('is not run for an empty list', () => expect(each('', 'heads', 'echo', 'ran').stdout).toBe(''));

  it('is run for an empty list if it is wanted, without what names a merge request', () => {
    expect(each('', '--or-none', 'heads', 'echo', 'ran', '--commit={commit}').stdout).toBe('ran\n');
    expect(each('', '--or-none', 'heads', 'bash', '-c', 'exit 3').status).toBe(3);
    expect(each(`7 ${one}\n`, '--or-none', 'heads', 'echo', '--commit={commit}').stdout).toContain(
      `--commit=${one}\n`,
    );
  });

  it.each([`7 main\n`, `--x ${one}\n`, `7 ${one} more\n`, `07 ${one}\n`, `7 ${one.slice(1)}\n`])(
    'is refused for a list with %j',
    (lines) => {
      const { status, stdout } = each(lines, 'heads', 'echo', 'ran');
      expect([status, stdout]).toEqual([2, '']);
    },
  );
});

describe('a command without secrets', () => {
  let head: string;
  beforeEach(() => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: clone, encoding: 'utf8' }).trim();
    git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-q', '--allow-empty', '-m', 'Head');
    head = git('rev-parse', 'HEAD');
    const remote = join(clone, 'remote.git');
    git('init', '-q', '--bare', remote);
    git('push', '-q', remote, 'HEAD:refs/merge-requests/7/head');
    git('remote', 'add', 'origin', remote);
  });
  const about = (number: string, commit: string, ...command: string[]) =>
    run('without-secrets.sh', [number, commit, ...command], {
      RUNNER_TEMP: join(clone, 'tmp'),
      CI_JOB_TOKEN: 'planted',
      DTAAS_MARK_KEY: 'planted',
    });

  it('has neither the variables of the job nor its home', () => {
    const { stdout, status } = about('7', head, 'env');
    expect(stdout).not.toContain('planted');
    expect(stdout).toMatch(new RegExp(`^HOME=${clone}/tmp/home-`, 'm'));
    expect(status).toBe(0);
  });

  it('is not run if the merge request is not there, or has another head', () => {
    for (const [number, commit] of [
      ['8', head],
      ['7', one],
    ] as const) {
      const { stdout, status } = about(number, commit, 'echo', 'ran');
      expect(stdout).toBe('');
      expect(status).not.toBe(0);
    }
  });

  it('has the exit code of the command', () =>
    expect(about('7', head, 'bash', '-c', 'exit 5').status).toBe(5));
});
