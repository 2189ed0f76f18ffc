import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sha256 } from '@dtaas/model';
import { attempt, commandLineOf, processIds, removeTree, writeBeside } from '@dtaas/processes';

/** The runner, and the helper of another machine. */
type Program = 'runner' | 'place';

export type Bundle = Readonly<ReturnType<typeof bundleOf>>;

/** Parts of the runner that it loads only for some twins. They are beside it. */
const parts: { readonly [program in Program]: readonly string[] } = { runner: ['opcua.mjs'], place: [] };

/** A program that is copied to the store of a machine once, into a folder with the digest of its files in the name. */
export function bundleOf(program: Program, path: string) {
  const beside = parts[program].flatMap((file) => {
    const bytes = attempt(() => readFileSync(join(dirname(path), file)));
    return bytes === undefined ? [] : [{ file, bytes, sha256: sha256(bytes) }];
  });
  const bytes = readFileSync(path);
  // The program comes last: where it is, its parts are, too.
  const files = [...beside, { file: `${program}.mjs`, bytes, sha256: sha256(bytes) }];
  const digest = files.length === 1 ? files[0]!.sha256 : sha256(files.map((each) => each.sha256).join());
  return { folder: `${program}-${digest.slice(0, 16)}`, files };
}

/** Copies the runner to the store, so that a running twin doesn't depend on the clone. Returns the path of the copy. */
export function storeRunner(store: string, runner: string): string {
  const { folder, files } = bundleOf('runner', runner);
  const paths = files.map(({ file, bytes }) => {
    const copy = join(store, folder, file);
    // A copy that somebody has altered is replaced.
    if (!attempt(() => readFileSync(copy))?.equals(bytes)) {
      mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
      writeBeside(copy, bytes, { mode: 0o600 });
    }
    return copy;
  });
  return paths.at(-1)!;
}

/** Drafts of this age belong to transfers that were cut off. */
const abandonedMs = 24 * 3600_000;

/** Removes the copies of each program that no process uses, except the newest, and drafts that were cut off. */
export function removeOldCopies(store: string): void {
  const folders = attempt(() => readdirSync(store)) ?? [];
  for (const path of folders.filter((name) => name.startsWith('.')).map((name) => join(store, name)))
    if (putAt(path) < Date.now() - abandonedMs) attempt(() => removeTree(path));
  for (const program of ['runner', 'place'] satisfies Program[]) {
    const [, ...older] = folders
      .filter((name) => name.startsWith(`${program}-`))
      .map((name) => ({ name, path: join(store, name) }))
      .sort((a, b) => putAt(b.path) - putAt(a.path));
    if (older.length === 0) continue;
    const words = [process.pid, ...processIds()].flatMap(commandLineOf);
    for (const { name, path } of older) {
      // A helper is called with the name of the runner's folder.
      const isUsed = words.some((word) => word === name || word.startsWith(path + sep));
      if (!isUsed) attempt(() => removeTree(path));
    }
  }
}

function putAt(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
