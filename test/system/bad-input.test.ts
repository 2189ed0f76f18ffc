import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, counterTwin } from './counter.ts';
import { type Clone, type Ended, hasEngine, type Machine, mounted, temporaryMachine } from './machine.ts';

let machine: Machine;
let template: Clone;
let count = 0;

/** A copy of the template that a row may spoil. */
function fresh(): Clone {
  const directory = join(machine.folder, `copy-${count++}`);
  cpSync(template.directory, directory, { recursive: true });
  return machine.at(directory);
}

/** The answer to bad input: exit 1 or 2, a code where it is 1, what to do, and never a stack trace or a fault of ours. */
function expectAnswer({ code, stdout, stderr }: Ended, expected?: RegExp): void {
  const said = `${stdout}${stderr}`;
  expect([1, 2], said).toContain(code);
  expect(said).not.toMatch(/^\s+at .+:\d+:\d+|internal|node:internal|undefined|\[object/m);
  // An error is a code, a sentence and a hint below it; a problem says the same in its own layout.
  if (code === 1) expect(said).toMatch(/[a-z]+(-[a-z]+)+/);
  expect(said.trim().split('\n').length, said).toBeGreaterThan(1);
  expect(said.length, 'an answer that a person reads').toBeLessThan(20_000);
  if (expected) expect(said).toMatch(expected);
}

/** What a look shows where nothing can be written: a plan may say no, for want of an engine, never for want of a disk. */
function expectLook({ code, stdout, stderr }: Ended): void {
  expect([0, 1], stdout + stderr).toContain(code);
  expect(stdout).toMatch(/counter|No problems/);
  expect(stdout + stderr).not.toMatch(/not-writable|disk-full/);
}

beforeAll(async () => {
  machine = temporaryMachine();
  template = await machine.begin('template', counterPlatform());
});
afterAll(() => machine.remove());

const hostile = [
  '--upload-pack=touch x',
  '../../etc',
  '/etc/passwd',
  '$(touch x)',
  '`touch x`',
  'a\nb',
  '; touch x',
  'a'.repeat(5000),
  'HEAD~1..HEAD',
  '\u202egpj.exe',
];

/** Where a name stands: each command that takes one. */
const named: readonly (readonly [string, (name: string) => readonly string[]])[] = [
  ['deploy', (name) => ['deploy', '--', name]],
  ['plan', (name) => ['plan', '--', name]],
  ['deploy --commit', (name) => ['deploy', `--commit=${name}`]],
  ['status', (name) => ['status', '--', name]],
  ['save', (name) => ['save', '--', name]],
  ['restore', (name) => ['restore', '--', name]],
  ['restore of a snapshot', (name) => ['restore', '--', 'counter', name]],
  ['suspend', (name) => ['suspend', '--', name]],
  ['resume', (name) => ['resume', '--', name]],
  ['terminate', (name) => ['terminate', '--yes', '--', name]],
  ['log', (name) => ['log', '--', name]],
  ['snapshots', (name) => ['snapshots', '--', name]],
  ['logs', (name) => ['logs', '--', name]],
  ['lock', (name) => ['lock', '--', name]],
  ['publish', (name) => ['publish', '--', name]],
  ['verify', (name) => ['verify', '--', name]],
  ['verify --since', (name) => ['verify', `--since=${name}`]],
  ['explain', (name) => ['explain', '--', name]],
  ['new', (name) => ['new', 'twin', '--title=T', '--owner=o', '--asset=functions/counter', '--', name]],
];

describe.each(named)('a hostile name for %s', (_command, call) => {
  it('is refused and reaches no shell, no option, no path', async () => {
    // Each command meets two of them; together they meet all.
    const at = named.findIndex(([, other]) => other === call);
    for (const name of [hostile[at % hostile.length]!, hostile[(at + 3) % hostile.length]!])
      expectAnswer(await template.dtaas(call(name)));
    expect(existsSync(join(template.directory, 'x'))).toBe(false);
    expect(template.git('status', '--porcelain')).toBe('');
  });
});

describe('wrong use', () => {
  it.each([
    [['depoly']],
    [['deploy', '--yolo']],
    [['status', '--format', 'xml']],
    [['restore']],
    [['log']],
    [['check', 'no/such/path']],
    [['suspend', 'counter', '--until', 'soon']],
    [['logs', 'counter', '--tail', '-5']],
    [['new', 'asset', 'x', '--kind', 'spaceship']],
  ])('%j', async (arguments_) => {
    expectAnswer(await template.dtaas(arguments_));
  });
});

describe('a repository', () => {
  it('that isn’t one', async () => {
    const folder = join(machine.folder, 'nothing');
    mkdirSync(folder);
    for (const command of ['check', 'deploy', 'status'])
      expectAnswer(await machine.at(folder).dtaas([command]), /git (init|clone)|repository/);
  });

  it('without a commit', async () => {
    const folder = join(machine.folder, 'unborn');
    execFileSync('git', ['init', '--quiet', folder]);
    for (const command of ['deploy', 'status']) expectAnswer(await machine.at(folder).dtaas([command]));
  });

  it('on a machine without git', async () => {
    const bin = join(machine.folder, 'bin');
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, 'node'));
    for (const program of ['sh', 'dirname', 'basename', 'sed', 'uname', 'readlink']) {
      const found = ['/usr/bin', '/bin']
        .map((folder) => join(folder, program))
        .find((path) => existsSync(path));
      if (found) symlinkSync(found, join(bin, program));
    }
    for (const command of ['check', 'deploy'])
      expectAnswer(await template.dtaas([command], { env: { PATH: bin } }), /git/);
  });

  it('that can’t be written to', async () => {
    const disk = join(machine.folder, 'read-only');
    mkdirSync(disk);
    if (!mounted(disk)) return;
    try {
      cpSync(template.directory, join(disk, 'clone'), { recursive: true });
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      const clone = machine.at(join(disk, 'clone'));
      for (const command of [['deploy'], ['new', 'twin', 'another', '--asset=functions/counter']])
        expectAnswer(await clone.dtaas(command), /read-only/i);
      for (const look of ['check', 'status', 'plan']) expectLook(await clone.dtaas([look]));
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  });

  it('in the middle of a merge', async () => {
    const clone = fresh();
    clone.write({ 'twins/counter/twin.yaml': '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n' });
    expectAnswer(await clone.dtaas(['check']), /twins\/counter\/twin\.yaml:1:1/);
  });
});

describe('a file', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['broken YAML', 'twins/counter/twin.yaml', 'kind: [Twin\nspec: }{'],
    ['10 MB', 'twins/counter/twin.yaml', `apiVersion: dtaas/v1\nx: ${'y'.repeat(10 * 2 ** 20)}\n`],
    ['nothing at all', 'twins/counter/twin.yaml', ''],
    ['binary', 'twins/counter/twin.yaml', '\0\u0001\u0002'],
    ['another kind', 'assets/functions/counter/asset.yaml', 'apiVersion: dtaas/v1\nkind: Twin\n'],
    ['a platform of numbers', 'platform.yaml', '42\n'],
    ['a lock of garbage', 'twins/counter/twin.lock', 'references: {{{\n'],
    [
      'a parameter that says much',
      'twins/counter/twin.yaml',
      counterPlatform()['twins/counter/twin.yaml']!.replace('stride: 1', 'stride: "$(touch x)"'),
    ],
  ];
  it.each(rows)('of %s', async (_what, path, text) => {
    const clone = fresh();
    clone.write({ [path]: text });
    clone.git('add', '--all');
    clone.git('commit', '--quiet', '--message', 'Spoil');
    expectAnswer(await clone.dtaas(['check']));
    expectAnswer(await clone.dtaas(['deploy']));
    expect(existsSync(join(clone.directory, 'x'))).toBe(false);
  });
});

describe.skipIf(!hasEngine())('a record', () => {
  let recorded: Clone;
  beforeAll(async () => {
    recorded = await machine.begin('recorded', counterPlatform());
    await recorded.run('deploy');
  });

  /** Puts another commit on the story, as somebody who may push there could. */
  function tamper(files: Readonly<Record<string, string>>): () => void {
    const tip = recorded.git('rev-parse', 'state/counter');
    const index = join(machine.folder, 'tamper.index');
    rmSync(index, { force: true });
    const git = (...arguments_: string[]) =>
      execFileSync('git', arguments_, {
        cwd: recorded.directory,
        encoding: 'utf8',
        env: { ...process.env, GIT_INDEX_FILE: index },
      }).trim();
    git('read-tree', tip);
    for (const [path, text] of Object.entries(files)) {
      writeFileSync(join(machine.folder, 'blob'), text);
      const blob = git('hash-object', '-w', join(machine.folder, 'blob'));
      git('update-index', '--add', '--cacheinfo', `100644,${blob},${path}`);
    }
    const commit = git('commit-tree', '-p', tip, '-m', 'Tampered', git('write-tree'));
    git('update-ref', 'refs/heads/state/counter', commit);
    return () => git('update-ref', 'refs/heads/state/counter', tip);
  }

  it.each([
    ['garbage', 'not json', undefined],
    ['another shape', '[1, 2, {"deployment": 7}]', undefined],
  ])('of %s in any of its files is told, and nothing is touched', async (_what, text) => {
    const runners = machine.runners();
    for (const path of ['status.json', 'desired.json', 'stack.json']) {
      const restore = tamper({ [path]: text });
      expectAnswer(await recorded.dtaas(['deploy', 'counter']), /counter/);
      expectAnswer(await recorded.dtaas(['terminate', 'counter', '--yes']), /counter/);
      restore();
    }
    expect(machine.runners()).toEqual(runners);
  });

  it('with a resource that twins aren’t made of is refused, and no plugin is looked for', async () => {
    const runners = machine.runners();
    const stack = recorded.git('show', 'state/counter:stack.json');
    const foreign = stack.replaceAll('dtaas:process:Workspace', 'command:local:Command');
    expect(foreign).not.toBe(stack);
    const restore = tamper({ 'stack.json': foreign });
    expectAnswer(await recorded.dtaas(['terminate', 'counter', '--yes']), /command:local:Command/);
    recorded.write(counterTwin('counter', { stride: 2 }));
    recorded.git('commit', '--quiet', '--all', '--message', 'Change');
    expectAnswer(await recorded.dtaas(['deploy']), /command:local:Command/);
    restore();
    expect(machine.runners()).toEqual(runners);
    expect((await recorded.dtaas(['deploy'])).code).toBe(0);
  });

  it('on a full disk is told, and completed when there is room', async () => {
    const disk = join(machine.folder, 'disk');
    mkdirSync(disk);
    if (!mounted(disk)) return;
    try {
      cpSync(template.directory, join(disk, 'clone'), { recursive: true });
      const full = machine.at(join(disk, 'clone'));
      const env = { DTAAS_STATE_HOME: join(disk, 'state') };
      fill(join(disk, 'ballast'));
      expectAnswer(await full.dtaas(['deploy'], { env }), /space|full/i);
      for (const look of ['check', 'status']) expectLook(await full.dtaas([look], { env }));
      rmSync(join(disk, 'ballast'));
      const deploy = await full.dtaas(['deploy'], { env });
      expect(deploy.code, deploy.stdout + deploy.stderr).toBe(0);
      await full.dtaas(['terminate', 'counter', '--yes'], { env });
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  });
});

function fill(path: string): void {
  try {
    for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 4))
      for (let n = 0; n < 64; n++) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
  } catch {
    for (let n = 0; n < 10_000; n++) {
      try {
        writeFileSync(path, 'x'.repeat(64), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
  chmodSync(path, 0o600);
}
