import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands, nameOf } from './commands.ts';
import { main } from './main.ts';

// What people read most stands as whole texts in `texts/`, so that a change of wording is seen when it is reviewed.
// After a change: `npm test -- platform/cli/src/texts -u`, then read the difference.

const before = {
  cwd: process.cwd(),
  cache: process.env['DTAAS_CACHE'],
  state: process.env['DTAAS_STATE_HOME'],
};
let folder: string;

beforeAll(() => {
  // Each call listens for signals until the process ends.
  for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0);
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-texts-')));
  process.env['DTAAS_CACHE'] = join(folder, 'cache');
  process.env['DTAAS_STATE_HOME'] = join(folder, 'state');
  write('elsewhere/note.txt', 'not a repository');
  const head = (kind: string, name: string) =>
    `apiVersion: dtaas/v1\nkind: ${kind}\nmetadata: {name: ${name}, version: 1.0.0, license: MIT, owners: [me]}\n`;
  write(
    'clone/platform.yaml',
    'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n',
  );
  write(
    'clone/assets/functions/filter/asset.yaml',
    `${head('Function', 'filter')}spec: {run: {command: [sh, main.sh]}, test: {command: ['true']}}\n`,
  );
  write(
    'clone/twins/oven/twin.yaml',
    `${head('Twin', 'oven')}spec: {assets: {filter: {asset: functions/filter, version: ^1.0.0}}}\n`,
  );
  for (const command of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'Begin'],
  ])
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...command], {
      cwd: join(folder, 'clone'),
    });
});

afterAll(() => {
  process.chdir(before.cwd);
  for (const [name, value] of [
    ['DTAAS_CACHE', before.cache],
    ['DTAAS_STATE_HOME', before.state],
  ] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What a person sees who types a command, and its exit code if that isn't 0. */
async function terminal(cwd: string, ...words: readonly string[]): Promise<string> {
  process.chdir(join(folder, cwd));
  const shown: string[] = [`$ dtaas ${words.join(' ')}\n`];
  const spies = ([process.stdout, process.stderr] as const).map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      shown.push(String(text));
      return true;
    }),
  );
  try {
    const code = await main(words);
    if (code !== 0) shown.push(`(exit code ${code})\n`);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return shown.join('').replaceAll(folder, '<folder>');
}

async function texts(calls: readonly (readonly [cwd: string, ...words: string[]])[]): Promise<string> {
  const shown: string[] = [];
  for (const call of calls) shown.push(await terminal(...call));
  return shown.join('\n');
}

describe('the texts of the command line', () => {
  it('help of all commands', async () => {
    const calls = Object.values(commands)
      .flat()
      .map((command) => ['elsewhere', nameOf(command), '--help'] as const);
    await expect(await texts([['elsewhere', '--help'], ...calls])).toMatchFileSnapshot('texts/help.txt');
  });

  it('the errors that people see most', async () => {
    const calls = [
      ['clone', 'statsu'],
      ['clone', 'status', '--wacth'],
      ['clone', 'restore'],
      ['clone', 'log', 'oven', '--format', 'xml'],
      ['elsewhere', 'check'],
      ['clone', 'check', 'nowhere'],
      ['clone', 'explain', 'field-unknwon'],
      ['clone', 'plan', 'ovn'],
      ['clone', 'plan', 'oven', '--commit', 'nothing'],
      ['clone', 'log', 'oven'],
      ['clone', 'deploy', 'oven', '--clock', 'wall'],
      ['clone', 'verify', 'functions/fliter'],
      ['clone', 'verify', '--shard', '5/4'],
      ['clone', 'lock', 'ovn'],
      ['clone', 'show', 'fliter'],
      ['clone', 'show', 'functions/filter@2.0.0'],
      ['clone', 'list', 'sources'],
      ['clone', 'publish', 'filter'],
      ['clone', 'publish', 'functions/fliter'],
      ['clone', 'new', 'asset', 'Pump', '--kind', 'model'],
      ['clone', 'new', 'asset', 'filter', '--kind', 'function'],
      ['clone', 'terminate', 'oven'],
      ['clone', 'engine', 'start'],
      ['clone', 'engine', 'install', 'dokcer'],
    ] as const;
    await expect(await texts(calls)).toMatchFileSnapshot('texts/errors.txt');
  });
});
