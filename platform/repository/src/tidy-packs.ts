import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lifeOf, type ProcessIdentity } from '@dtaas/processes';
import type { Repository } from './open.ts';
import { idsIn } from './pack.ts';

/** From that many on, small packs become one: git looks into each of them. */
const smallPacks = 50;
const smallBytes = 1024 * 1024;
/** Files beside a pack that say something of it which is not so of the packs it would be put together with. */
const special = ['keep', 'promisor', 'mtimes', 'bitmap'];

/** Clears away what killed processes of ours left among the packs, and puts many small ones together. */
export async function tidyPacks(repository: Repository): Promise<void> {
  const folder = join(repository.gitDir, 'objects/pack');
  const files = new Set(await readdir(folder));
  const packs = [...files].filter((file) => file.endsWith('.pack')).map((file) => file.slice(0, -5));
  for (const file of files) if (file.endsWith('.keep')) await removeLeft(folder, file.slice(0, -5));
  // git's own maintenance names each pack in such an index, and sees to them.
  if (files.has('multi-pack-index')) return;
  const plain = packs.filter((pack) => !special.some((kind) => files.has(`${pack}.${kind}`)));
  if (plain.length >= smallPacks) await putTogether(repository, folder, plain);
}

/** A `.keep` of a process that is gone. Its refs are set, or the pack is nobody's and git's housekeeping removes it. */
async function removeLeft(folder: string, pack: string): Promise<void> {
  const file = (kind: string) => join(folder, `${pack}.${kind}`);
  const holder = holderIn(await readFile(file('keep'), 'utf8').catch(() => ''));
  if (!holder || lifeOf(holder) !== 'dead') return;
  // Without its index git never saw it.
  const isWhole = (await stat(file('idx')).catch(() => undefined)) !== undefined;
  if (!isWhole) for (const kind of ['draft', 'pack']) await rm(file(kind), { force: true });
  await rm(file('keep'), { force: true });
}

function holderIn(text: string): ProcessIdentity | undefined {
  try {
    return (JSON.parse(text) as { dtaas?: ProcessIdentity }).dtaas;
  } catch {
    // git's own, or somebody's.
    return undefined;
  }
}

/**
 * All their objects, also those that no ref names: this removes nothing but files. It is only for speed, so where another
 * housekeeping is at work on the same packs, the next save tries again.
 */
async function putTogether(
  { git, objectFormat }: Repository,
  folder: string,
  packs: string[],
): Promise<void> {
  const small: string[] = [];
  const ids = new Set<string>();
  for (const pack of packs) {
    const size = (await stat(join(folder, `${pack}.pack`)).catch(() => undefined))?.size;
    const index = await readFile(join(folder, `${pack}.idx`)).catch(() => undefined);
    if (size === undefined || size > smallBytes || index === undefined) continue;
    small.push(pack);
    for (const id of idsIn(index, objectFormat)) ids.add(id);
  }
  if (small.length < smallPacks) return;
  const command = ['pack-objects', '-q', '--non-empty', join(folder, 'pack')];
  const settings = ['-c', 'core.fsync=pack,pack-metadata'];
  const { code, stdout } = await git.attempt([...settings, ...command], {
    input: `${[...ids].join('\n')}\n`,
  });
  const made = `pack-${stdout.toString().trim()}`;
  if (code !== 0 || small.includes(made)) return;
  // The index first: whoever still reads it looks again when the pack is gone.
  for (const pack of small)
    for (const kind of ['idx', 'rev', 'pack']) await rm(join(folder, `${pack}.${kind}`), { force: true });
}
