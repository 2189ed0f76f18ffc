import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { run } from './affected.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-affected-'));
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
  write(
    'platform.yaml',
    'Platform',
    'plant',
    '{organisation: plant, places: {here: {kind: process}}, defaultPlace: here}',
  );
  for (const name of ['pump', 'valve']) {
    write(`assets/functions/${name}/asset.yaml`, 'Function', name, '{run: {command: [sh, main.sh]}}');
    write(`twins/${name}/twin.yaml`, 'Twin', name, `{assets: {it: {asset: functions/${name}, version: ^1}}}`);
  }
  git('init', '-q', '-b', 'main');
  commit();
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, kind: string, name: string, spec: string): void {
  const head = `apiVersion: dtaas/v1\nkind: ${kind}\nmetadata: {name: ${name}, version: 1.0.0}\n`;
  const text = `${kind === 'Platform' ? head.replace(', version: 1.0.0', '') : head}spec: ${spec}\n`;
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function git(...arguments_: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...identity, ...arguments_], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(): void {
  writeFileSync(join(folder, '.gitignore'), 'cache/\n');
  git('add', '-A');
  git('commit', '-q', '-m', 'Change');
}

async function affected(options: { since?: string } = {}): Promise<unknown> {
  let answer: unknown;
  const exitCode = await run(
    {
      cwd: folder,
      format: 'json',
      interactive: false,
      signal: new AbortController().signal,
      print: () => {},
      printJson: (value) => {
        answer = value;
      },
      note: () => {},
    },
    [],
    options,
  );
  expect(exitCode).toBe(0);
  return answer;
}

const report = (since: string, twins: readonly string[]) => ({
  apiVersion: 'dtaas/v1',
  kind: 'AffectedReport',
  since,
  twins,
});

it('names the twins that uncommitted files affect, and no others', async () => {
  const since = git('rev-parse', 'HEAD');
  expect(await affected()).toEqual(report(since, []));
  writeFileSync(join(folder, 'assets/functions/pump/main.sh'), 'cat\n');
  expect(await affected()).toEqual(report(since, ['pump']));
});

it('ignores what has changed on the other branch since the merge base', async () => {
  const since = git('rev-parse', 'HEAD');
  git('switch', '-q', '-c', 'mine');
  writeFileSync(join(folder, 'assets/functions/pump/main.sh'), 'cat\n');
  commit();
  git('switch', '-q', 'main');
  writeFileSync(join(folder, 'assets/functions/valve/main.sh'), 'cat\n');
  commit();
  git('switch', '-q', 'mine');
  expect(await affected({ since: 'main' })).toEqual(report(since, ['pump']));
  await expect(affected({ since: 'nothing' })).rejects.toMatchObject({ code: 'rev-unknown' });
});
