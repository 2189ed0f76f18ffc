import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import type { Repository } from '@dtaas/repository';
import type { VerificationRecord } from './records.ts';

/** A tree of files that never change: `<two digits>/<digest>.json`, beside it `<digest>.weak.json` of a weak sandbox. */
const ref = 'refs/dtaas/verified';

function pathOf(digest: string, strong: boolean): string {
  return `${digest.slice(0, 2)}/${digest}${strong ? '' : '.weak'}.json`;
}

/** By verification digest. A strong record wins over a weak one. */
export type Remembered = ReadonlyMap<string, { readonly strong: boolean }>;

/** What git remembers as verified: one git call, and names alone, since they say all that matters. */
export async function readRemembered({ git }: Repository): Promise<Remembered> {
  const remembered = new Map<string, { strong: boolean }>();
  for (const path of await pathsAt(git, ref)) {
    const [, digest, weak] = /^[0-9a-f]{2}\/([0-9a-f]{64})(\.weak)?\.json$/.exec(path) ?? [];
    if (digest !== undefined && !remembered.get(digest)?.strong) remembered.set(digest, { strong: !weak });
  }
  return remembered;
}

async function pathsAt(git: Repository['git'], tree: string): Promise<string[]> {
  const { code, stdout } = await git.attempt(['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
  return code === 0 ? stdout.toString().split('\0') : []; // There is no such ref before the first record.
}

/** Adds records; those that are there stay as they are. Another writer's are kept too: who loses the race reads again. */
export async function writeRecords(
  repository: Repository,
  records: readonly VerificationRecord[],
): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await tryWrite(repository, records)) return;
  }
  throw new DtaasError({
    code: 'records-busy',
    message: 'What was verified couldn’t be remembered, because others kept writing at the same time.',
    hint: 'Run the command again.',
  });
}

async function tryWrite(
  { git, objectFormat }: Repository,
  records: readonly VerificationRecord[],
): Promise<boolean> {
  const { stdout } = await git.attempt(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const tip = stdout.toString().trim();
  const there = new Set(tip === '' ? [] : await pathsAt(git, tip));
  const added = records.filter(({ digest, isolation }) => !there.has(pathOf(digest, isolation.strong)));
  if (added.length === 0) return true;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-records-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (tip !== '') await git.run(['read-tree', tip], { env });
    const ids = await writeBlobs(git, folder, added);
    const lines = added.map(
      ({ digest, isolation }, index) => `100644 ${ids[index]}\t${pathOf(digest, isolation.strong)}\0`,
    );
    await git.run(['update-index', '--add', '-z', '--index-info'], { env, input: lines.join('') });
    const tree = await git.text(['write-tree'], { env });
    const commit = await git.text(['commit-tree', tree, ...(tip === '' ? [] : ['-p', tip]), '-F', '-'], {
      input: messageOf(added),
      env: author,
    });
    const none = '0'.repeat(objectFormat === 'sha256' ? 64 : 40);
    const swap = await git.attempt(['update-ref', ref, commit, tip === '' ? none : tip]);
    return swap.code === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All in one git call, by way of files: there may be a thousand. */
async function writeBlobs(
  git: Repository['git'],
  folder: string,
  records: readonly VerificationRecord[],
): Promise<string[]> {
  const files = records.map((record, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
    return file;
  });
  const input = files.map((file) => `${file}\n`).join('');
  return (await git.text(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })).split('\n');
}

function messageOf(records: readonly VerificationRecord[]): string {
  const names = records.map(({ asset, version }) => `${asset} ${version}`);
  const subject = names.length === 1 ? `Verified ${names[0]}` : `Verified ${names.length} assets`;
  return `${subject}\n\n${names.join('\n')}\n`;
}

/** The platform's own commits: a machine that never committed has no name to give. */
const author = {
  GIT_AUTHOR_NAME: 'dtaas',
  GIT_AUTHOR_EMAIL: 'dtaas@localhost',
  GIT_COMMITTER_NAME: 'dtaas',
  GIT_COMMITTER_EMAIL: 'dtaas@localhost',
};
