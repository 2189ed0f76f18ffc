import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import type { Repository } from '@dtaas/repository';
import { parseRecord, type VerificationRecord } from './records.ts';

/** A tree of files that never change: `<two digits>/<digest>.json`, beside it `<digest>.weak.json` of a weak sandbox. */
const ref = 'refs/dtaas/verified';

function pathOf(digest: string, strong: boolean): string {
  return `${digest.slice(0, 2)}/${digest}${strong ? '' : '.weak'}.json`;
}

/** What git remembers of these verification digests: one git call, however many they are. A strong record wins. */
export async function readRecords(
  repository: Repository,
  digests: readonly string[],
): Promise<ReadonlyMap<string, VerificationRecord>> {
  const asked = digests.flatMap((digest) =>
    [true, false].map((strong) => ({ digest, path: pathOf(digest, strong) })),
  );
  const input = asked.map(({ path }) => `${ref}:${path}\n`).join('');
  const records = new Map<string, VerificationRecord>();
  if (asked.length === 0) return records;
  const output = await repository.git.run(['cat-file', '--batch', '--buffer'], { input });
  let at = 0;
  for (const { digest } of asked) {
    const end = output.indexOf(10, at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    const record = parseRecord(output.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
    // A record is data that anyone who can write the ref could have made: it must be about what it is filed under.
    if (record?.digest === digest && !records.has(digest)) records.set(digest, record);
  }
  return records;
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
  const there = tip === '' ? new Set<string>() : await filesAt({ git }, tip);
  const added = records.filter(({ digest, isolation }) => !there.has(pathOf(digest, isolation.strong)));
  if (added.length === 0) return true;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-records-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (tip !== '') await git.run(['read-tree', tip], { env });
    const lines: string[] = [];
    for (const record of added) {
      const id = await git.text(['hash-object', '-w', '--stdin'], {
        input: `${JSON.stringify(record, null, 2)}\n`,
      });
      lines.push(`100644 ${id}\t${pathOf(record.digest, record.isolation.strong)}\0`);
    }
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

async function filesAt({ git }: Pick<Repository, 'git'>, tip: string): Promise<Set<string>> {
  const listed = await git.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', tip]);
  return new Set(listed.toString().split('\0'));
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
