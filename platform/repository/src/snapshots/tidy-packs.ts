import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, lifeOf, type ProcessIdentity } from '@dtaas/processes';
import type { Repository } from '../open.ts';

/** As many small packs are joined into one, because git looks into each pack. */
const smallPacks = 50;
const smallBytes = 1024 * 1024;
/** Files beside a pack that describe only this pack, so it can't be joined with others. */
const special = ['keep', 'promisor', 'mtimes', 'bitmap'];

/** Removes the files that our killed processes left in the folder of the packs, and joins many small packs. */
export async function tidyPacks(repository: Repository, folder: string): Promise<void> {
  const files = new Set(readdirSync(folder));
  for (const file of files) if (file.endsWith('.keep')) removeLeft(join(folder, file.slice(0, -5)));
  // git's own maintenance lists the packs in this index and takes care of them.
  if (files.has('multi-pack-index')) return;
  const packs = [...files].filter((file) => file.endsWith('.pack')).map((file) => file.slice(0, -5));
  const plain = packs.filter((pack) => !special.some((kind) => files.has(`${pack}.${kind}`)));
  if (plain.length >= smallPacks) await putTogether(repository, folder, plain);
}

/** A `.keep` of a dead process. Either its refs are set, or git's housekeeping may remove the pack. */
function removeLeft(pack: string): void {
  // The `.keep` of another program has no holder, or isn't JSON.
  const kept = attempt(() => JSON.parse(readFileSync(`${pack}.keep`, 'utf8')) as { dtaas?: ProcessIdentity });
  const holder = kept?.dtaas;
  if (!holder || lifeOf(holder) !== 'dead') return;
  // A pack without an index is unknown to git.
  if (!existsSync(`${pack}.idx`))
    for (const kind of ['draft', 'pack']) rmSync(`${pack}.${kind}`, { force: true });
  rmSync(`${pack}.keep`, { force: true });
}

/**
 * Joins the small packs with all their objects, also those that no ref names. This only improves speed: where it isn't possible
 * (a git before 2.32, another housekeeping at work on the same packs), the next save tries again.
 */
async function putTogether({ git }: Repository, folder: string, packs: readonly string[]): Promise<void> {
  const sizeOf = (pack: string) => statSync(join(folder, `${pack}.pack`), { throwIfNoEntry: false })?.size;
  const small = packs.filter((pack) => (sizeOf(pack) ?? Number.POSITIVE_INFINITY) <= smallBytes);
  if (small.length < smallPacks) return;
  const command = ['pack-objects', '-q', '--non-empty', '--stdin-packs', join(folder, 'pack')];
  const input = small.map((pack) => `${pack}.pack\n`).join('');
  const { code, stdout } = await git.attempt(['-c', 'core.fsync=pack,pack-metadata', ...command], input);
  const made = `pack-${stdout.toString().trim()}`;
  if (code !== 0 || small.includes(made)) return;
  // The index is removed first, since a git that has read it searches again when the pack is gone.
  for (const pack of small)
    for (const kind of ['idx', 'rev', 'pack']) rmSync(join(folder, `${pack}.${kind}`), { force: true });
}
