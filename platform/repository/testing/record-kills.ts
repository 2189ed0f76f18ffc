import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { gitIn } from '../src/git/git.ts';
import { openRepository, type Repository } from '../src/open.ts';
import { home } from '../src/state/home.ts';
import { addRecords, readRecordNames, readRecords } from '../src/state/records.ts';
import { fetchState, pushState } from './sync.ts';
import { temporaryFolder } from './temporary-repository.ts';
import { temporaryScript } from './temporary-script.ts';

/**
 * What writes verification records is killed, with all programs that it has started, at one of its steps: before a file is written, when half of it
 * is, before and after git is started. What it had said to be kept or pushed is there, and nothing half counts.
 */

const name = (n: number) => createHash('sha256').update(String(n)).digest('hex');
/** Long enough to be cut. */
const record = (n: number) => ({ of: n, text: `${n} `.repeat(500) });

/** Adds two records and pushes each, as the jobs that verify and deploy do. Says what is done only after it is. */
const writer = `
import { openRepository } from '../src/open.ts';
import { addRecords } from '../src/state/records.ts';
import { pushState } from './sync.ts';
const [root, first] = process.argv.slice(2);
const repository = await openRepository(root);
globalThis.killing = true;
for (const n of [0, 1].map((next) => Number(first) + next)) {
  const records = JSON.parse(process.env.RECORDS)[n];
  await addRecords(repository, new Map(records));
  process.stdout.write('kept ' + n + '\\n');
  await pushState(repository, 'origin', []);
  process.stdout.write('pushed ' + n + '\\n');
}
`;

/** Counts the steps of the writer, and kills its group at one of them. */
const killer = `
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let steps = 0;
const kill = () => { process.kill(-process.pid, 'SIGKILL'); for (;;); };
const step = () => globalThis.killing && ++steps === Number(process.env.KILL_AT) && kill();
for (const name of ['openSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync']) {
  const real = fs[name];
  fs[name] = (...args) => { step(); return real(...args); };
}
const { writeFileSync } = fs;
fs.writeFileSync = (file, data, ...rest) => {
  step();
  if (globalThis.killing && ++steps === Number(process.env.KILL_AT)) {
    writeFileSync(file, data.slice(0, data.length / 2), ...rest);
    kill();
  }
  return writeFileSync(file, data, ...rest);
};
for (const name of ['spawn', 'execFile', 'spawnSync']) {
  const real = childProcess[name];
  childProcess[name] = (...args) => { step(); const child = real(...args); step(); return child; };
}
syncBuiltinESMExports();
process.on('exit', () => fs.writeSync(1, 'steps ' + steps + '\\n'));
`;

interface KilledWriter {
  /** Kills the writer at one step, and looks at what is there. Answers how many steps it made, if it was not killed. */
  killedAt(step: number): Promise<number | undefined>;
}

/** A home of twins with one record, and a clone of it. */
export async function killedWriter(): Promise<KilledWriter> {
  const folder = temporaryFolder();
  const [bare, preload] = [join(folder, 'home.git'), join(folder, 'killer.mjs')];
  const at = gitIn(folder);
  await at.run(['init', '-q', '--bare', '-b', 'main', bare]);
  const clone = async (directory: string): Promise<Repository> => {
    await at.run(['clone', '-q', bare, join(folder, directory)]);
    return openRepository(join(folder, directory));
  };
  const writing = await clone('writing');
  await home(writing, { shared: true });
  await addRecords(writing, new Map([[name(0), record(0)]]));
  await pushState(writing, 'origin', []);
  const script = await temporaryScript(import.meta.url, writer);
  writeFileSync(preload, killer);
  let count = 0;
  const said = new Set([0]);

  async function run(step: number, first: number): Promise<string> {
    const numbers = [first, first + 1];
    const records = Object.fromEntries(numbers.map((n) => [n, [[name(n), record(n)]]]));
    const child = spawn(
      process.execPath,
      ['--import', pathToFileURL(preload).href, script, writing.root, String(first)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
        env: {
          ...process.env,
          TMPDIR: dirname(script),
          RECORDS: JSON.stringify(records),
          KILL_AT: String(step),
        },
      },
    );
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code, signal] = await once(child, 'close');
    expect([code, signal], errors).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
    return output;
  }

  async function expectWhole(where: Repository, numbers: Iterable<number>, first: number): Promise<void> {
    const names = await readRecordNames(where);
    for (const n of numbers) expect(names, `record ${n}`).toContain(name(n));
    // Of what was not said, each record is there as a whole or not at all.
    for (const [found, content] of await readRecords(where)) {
      const n = [...Array(first + 2).keys()].find((one) => name(one) === found);
      expect(content).toEqual(record(n ?? -1));
    }
    expect([...(await readRecords(where)).keys()].toSorted()).toEqual([...names].toSorted());
  }

  return {
    async killedAt(step) {
      const first = 1 + 2 * count++;
      const output = await run(step, first);
      const of = (word: string) =>
        [...output.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map(([, n]) => Number(n));
      await expectWhole(writing, [...said, ...of('kept')], first);
      // A job that starts from a fresh clone.
      const job = await clone(`job-${count}`);
      await fetchState(job, 'origin');
      for (const n of of('pushed')) said.add(n);
      await expectWhole(job, said, first);
      for (const { root } of [writing, job])
        execFileSync('git', ['fsck', '--strict', '--connectivity-only', '--no-dangling'], {
          cwd: root,
          stdio: 'pipe',
        });
      execFileSync('git', ['fsck', '--strict', '--no-dangling'], { cwd: bare, stdio: 'pipe' });
      // The next command completes what was killed.
      await addRecords(writing, new Map([first, first + 1].map((n) => [name(n), record(n)])));
      await pushState(writing, 'origin', []);
      for (const n of [first, first + 1]) said.add(n);
      await fetchState(job, 'origin');
      await expectWhole(job, said, first);
      return of('steps')[0];
    },
  };
}
