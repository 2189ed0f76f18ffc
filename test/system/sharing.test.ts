import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clone, checkout, hasEngine, type Machine, temporaryMachine } from './machine.ts';

const page = readFileSync(join(checkout, 'docs/sharing.md'), 'utf8');

/** The files that the page shows, by path. */
const shown = Object.fromEntries(
  [...page.matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm)].map(([, path, text]) => [
    path!,
    text!,
  ]),
);

/** Files of this repository that the page's twin uses. */
function used(): Readonly<Record<string, string>> {
  const assets = ['models/incubator-thermal', 'functions/bang-bang', 'tools/model-runner', 'tools/recorder'];
  const paths = ['platform.yaml', ...assets.map((asset) => `assets/${asset}`)];
  const listed = execFileSync('git', ['ls-files', ...paths], { cwd: checkout, encoding: 'utf8' });
  const files = listed.trim().split('\n');
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(checkout, path), 'utf8')]));
}

const twin = 'twins/lab/twin.yaml';
const library = 'assets/functions/moving-average/src/filter.mjs';

function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
  expect(shown[path]).toContain(from);
  return { [path]: shown[path]!.replace(from, to) };
}

describe.skipIf(!hasEngine())('the page about shared code and ports', () => {
  let machine: Machine;
  let clone: Clone;
  beforeAll(async () => {
    machine = temporaryMachine();
    clone = await machine.begin('lab', { ...used(), ...shown });
  }, 60_000);
  afterAll(() => machine.remove(), 60_000);

  /** Deploys the twin, waits for the end of its run, and saves. The rows of the recording, without their headings. */
  async function recorded(): Promise<readonly string[]> {
    await clone.run('verify');
    await clone.run('deploy', 'lab');
    for (;;) {
      const { twins } = await clone.ask<{ twins: { health: string }[] }>('status', 'lab');
      if (twins[0]!.health === 'Completed') break;
    }
    await clone.run('save', 'lab');
    const refs = clone.git('for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/lab');
    const newest = refs.trim().split('\n').sort().at(-1)!;
    const text = clone.git('show', `${newest}:components/recorder/recording.csv`);
    const [head, ...rows] = text.trimEnd().split('\n');
    expect(page).toContain(`\n${head}\n${rows.slice(0, 3).join('\n')}\n`);
    return rows;
  }

  const timeOf = (row: string): number => Number.parseFloat(row);

  it('shows a twin that records its run, and a restored run has each row once', async () => {
    const first = await recorded();
    expect(first).toHaveLength(200);
    await clone.commit(edited(twin, 'value: 10, unit: min', 'value: 20, unit: min'));
    const both = await recorded();
    expect(both.slice(0, 200)).toEqual(first);
    expect(both.map(timeOf)).toEqual(both.map((_, step) => timeOf(first[0]!) + 3 * step));
    expect(both).toHaveLength(400);
  }, 300_000);

  it('says rightly what the change of a library means', async () => {
    clone.write(edited(library, '/ values.length', '/ values.length + 1'));
    expect(await clone.run('affected')).toBe('lab\n');
    const { stdout } = await clone.dtaas(['verify', 'smoother']);
    expect(stdout).toContain('1 failed, 1 blocked');
    await clone.commit({});
    const plan = await clone.dtaas(['plan', 'lab']);
    expect(plan.stdout).toContain('smoother: filter is functions/moving-average 1.0.0 with other files');
  }, 120_000);
});
