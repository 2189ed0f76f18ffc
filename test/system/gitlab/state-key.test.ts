import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';

const script = fileURLToPath(new URL('../../../actions/with-state-key.sh', import.meta.url));
const key = '-----BEGIN KEY-----\nlines\n-----END KEY-----';

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'dtaas-state-key-'));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: clone });
  execFileSync('git', ['remote', 'add', 'origin', 'https://gitlab.example.org/plant/twins.git'], {
    cwd: clone,
  });
  mkdirSync(join(clone, 'tmp'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** Runs lines of a shell as the command. */
function run(lines: string, variables: Readonly<Record<string, string>>) {
  return spawnSync(script, ['bash', '-ec', lines], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      TMPDIR: join(clone, 'tmp'),
      CI_SERVER_URL: 'https://gitlab.example.org',
      CI_PROJECT_PATH: 'plant/twins',
      ...variables,
    },
  });
}

function configured(name: string): string {
  return spawnSync('git', ['config', '--get', name], { cwd: clone, encoding: 'utf8' }).stdout.trim();
}

describe('the key of the state', () => {
  /** What the command sees: the rights of the file, the file, and where git pushes to. */
  const look = `
    file=$(git config core.sshCommand | sed "s/.*-i '\\([^']*\\)'.*/\\1/")
    stat -c %a "$file"; cat "$file"; git remote get-url --push origin; echo "left: \${DTAAS_STATE_KEY:-nothing}"; echo "$file" > where`;

  test.each(['text', 'file'])(
    'as a %s is in a file that only the job can read, while the command runs',
    (kind) => {
      const path = join(clone, 'variable');
      writeFileSync(path, key, { mode: 0o666 });
      const { stdout, status } = run(look, { DTAAS_STATE_KEY: kind === 'file' ? path : key });
      const to = 'ssh://git@gitlab.example.org/plant/twins.git';
      expect(stdout).toBe(`600\n${key}\n${to}\nleft: nothing\n`);
      expect(status).toBe(0);
      expect([configured('core.sshCommand'), configured('remote.origin.pushurl')]).toEqual(['', '']);
      expect(existsSync(execFileSync('cat', [join(clone, 'where')], { encoding: 'utf8' }).trim())).toBe(
        false,
      );
    },
  );

  it('is forgotten if the command fails, whose exit code is that of the job', () => {
    expect(run('exit 3', { DTAAS_STATE_KEY: key }).status).toBe(3);
    expect(configured('core.sshCommand')).toBe('');
    expect(execFileSync('ls', ['-A', join(clone, 'tmp')], { encoding: 'utf8' })).toBe('');
  });

  it('goes to the address of GitLab for ssh', () => {
    const ssh = { CI_SERVER_SHELL_SSH_HOST: 'ssh.example.org', CI_SERVER_SHELL_SSH_PORT: '2222' };
    const { stdout } = run('git remote get-url --push origin', { DTAAS_STATE_KEY: key, ...ssh });
    expect(stdout).toBe('ssh://git@ssh.example.org:2222/plant/twins.git\n');
  });

  it('is not needed', () => {
    const { stdout } = run('git remote get-url --push origin', {});
    expect(stdout).toBe('https://gitlab.example.org/plant/twins.git\n');
  });
});
