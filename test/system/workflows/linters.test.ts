import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keptComponent } from '../../../platform/processes/testing/kept-component.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const actionlint = keptComponent('actionlint');
const zizmor = keptComponent('zizmor');
const folder = join(root, '.github/workflows');

const run = (program: string, ...words: string[]) =>
  spawnSync(program, words, { cwd: root, encoding: 'utf8' });

describe('the linters of workflows', () => {
  it.runIf(actionlint)('actionlint finds nothing', () => {
    const { status, stdout } = run(actionlint!, '-shellcheck=', '-pyflakes=');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it.runIf(zizmor)('zizmor finds nothing in workflows and actions', () => {
    const { status, stdout } = run(zizmor!, '--offline', '--no-progress', '.github', 'actions');
    expect(stdout).toContain('No findings to report');
    expect(status).toBe(0);
  });

  it('each finding that is ignored has its reason', () => {
    const ignored = readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => line.includes('zizmor: ignore'));
    expect(ignored).toHaveLength(3);
    for (const line of ignored) expect(line).toMatch(/zizmor: ignore\[[a-z-]+\] \w.{30,}/);
  });
});
