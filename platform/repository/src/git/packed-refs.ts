import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { attempt, faultPoint } from '@dtaas/processes';
import type { Repository } from '../open.ts';

/** What git says of a file that it wrote: `^` lines name what tags stand for, and the names are in the order of their bytes. */
const header = '# pack-refs with: peeled fully-peeled sorted \n';

/**
 * Adds new branches to the file of all packed refs (gitrepository-layout(5)), in one write. git would write a file for each, and
 * take a second for a thousand. Answers false, and changes nothing, where git has to do it, and where it may have to refuse: a
 * name is taken, something else than a commit is named, another process holds git's lock of the file, or the clone keeps refs in another way.
 *
 * @param branches full name → id
 */
export async function addPackedRefs(
  repository: Repository,
  branches: ReadonlyMap<string, string>,
): Promise<boolean> {
  const { gitDir } = repository;
  if (branches.size === 0) return true;
  const names = [...branches.keys()];
  const isTaken = [...new Set(names.flatMap(above))].some((name) => isFile(join(gitDir, name)));
  if (isTaken || [...names, 'reftable'].some((name) => existsSync(join(gitDir, name)))) return false;
  if (!(await areCommits(repository, [...branches.values()]))) return false;
  const file = join(gitDir, 'packed-refs');
  const lock = attempt(() => openSync(`${file}.lock`, 'wx'));
  if (lock === undefined) return false;
  // Another command takes a lock that is a second old for one that a killed process left.
  const isOurs = () => attempt(() => statSync(`${file}.lock`).ino) === fstatSync(lock).ino;
  try {
    // A file that can't be read must not be replaced: it may name all other refs.
    const before = existsSync(file) ? attempt(() => readFileSync(file, 'latin1')) : header;
    const text = before === undefined ? undefined : withRefs(before, branches);
    if (text === undefined) return false;
    writeSync(lock, Buffer.from(text, 'latin1'));
    fsyncSync(lock);
    faultPoint('packed-refs');
    if (!isOurs()) return false;
    renameSync(`${file}.lock`, file);
    return true;
  } finally {
    if (isOurs()) rmSync(`${file}.lock`);
    closeSync(lock);
  }
}

async function areCommits({ git }: Repository, ids: readonly string[]): Promise<boolean> {
  const check = ['cat-file', '--batch-check=%(objecttype)', '--buffer'];
  const types = (await git.run(check, `${ids.join('\n')}\n`)).toString().split('\n');
  return ids.every((_, at) => types[at] === 'commit');
}

/**
 * The text of the file with more refs; undefined if it isn't as git writes it now, or a name doesn't fit beside the others.
 *
 * @param text a character for each byte, so that the order is that of bytes
 */
function withRefs(text: string, branches: ReadonlyMap<string, string>): string | undefined {
  if (!text.startsWith(header)) return undefined;
  const lines = text.slice(header.length).split(/\n(?!\^|$)/);
  const known = new Map(lines.filter(Boolean).map((line) => [nameIn(line), line.trimEnd()]));
  const folders = new Set([...known.keys()].flatMap(above));
  const clashes = (name: string) =>
    known.has(name) || folders.has(name) || above(name).some((each) => known.has(each));
  const added = [...branches].map(([name, id]) => [Buffer.from(name).toString('latin1'), id] as const);
  if (added.some(([name]) => clashes(name))) return undefined;
  for (const [name, id] of added) known.set(name, `${id} ${name}`);
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return header + sorted.map(([, line]) => `${line}\n`).join('');
}

/** `<id> <name>`, and perhaps a second line `^<id>`. */
function nameIn(line: string): string {
  return line.slice(line.indexOf(' ') + 1).split('\n', 1)[0]!;
}

/** `refs/heads/a/b` → `refs`, `refs/heads`, `refs/heads/a` */
function above(name: string): string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
