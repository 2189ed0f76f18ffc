import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Suite {
  readonly name: string;
  readonly purpose: string;
  readonly needs: string;
  readonly minutes: string;
  readonly file: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const { suitesIn } = (await import(join(root, 'scripts/acceptance-suites.mjs'))) as {
  suitesIn(text: string): Suite[];
};
const suites = suitesIn(readFileSync(join(root, 'docs/testing.md'), 'utf8'));

function acceptance(...names: string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts/acceptance.mjs'), ...names], { encoding: 'utf8' });
}

describe('the acceptance suites', () => {
  it('are those that docs/testing.md lists', () => {
    const found = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.acceptance.test.ts'],
      { cwd: root, encoding: 'utf8' },
    );
    expect(suites.map(({ file }) => file).sort()).toEqual(found.split('\n').filter(Boolean).sort());
    expect(suites.length).toBeGreaterThan(0);
  });

  it('have a name each, and none takes more than 20 minutes', () => {
    expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length);
    for (const { name, minutes } of suites) expect(Number(minutes), name).toBeLessThanOrEqual(20);
  });

  it('are no part of npm test', () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const listed = (env: NodeJS.ProcessEnv) =>
      execFileSync(process.execPath, [vitest, 'list', '--filesOnly'], { cwd: root, env, encoding: 'utf8' })
        .split('\n')
        .filter(Boolean);
    const { DTAAS_ACCEPTANCE: _, ...env } = process.env;
    const all = listed(env);
    expect(all).toContain('test/structure/acceptance.test.ts');
    expect(
      all.filter((file) => file.includes('acceptance.test') && !file.startsWith('test/structure/')),
    ).toEqual([]);
    expect(listed({ ...env, DTAAS_ACCEPTANCE: '1' }).sort()).toEqual(suites.map(({ file }) => file).sort());
  });

  it('are listed with what they are for and how long they last took, where none is named', () => {
    const { status, stdout } = acceptance();
    expect(status).toBe(0);
    for (const { name, purpose, minutes } of suites) {
      const [, told] = stdout.split(new RegExp(`^${name} +`, 'm'));
      expect(told?.startsWith(purpose), name).toBe(true);
      expect(told).toContain(`took ${minutes} min`);
    }
  });

  it('are not guessed from a wrong name', () => {
    const { status, stderr } = acceptance('kil');
    expect(status).toBe(2);
    expect(stderr).toContain('there is no acceptance suite called kil');
  });
});
