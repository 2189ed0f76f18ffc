import { createHash, randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBareRepository } from '@dtaas/repository';
import { forgeRefused } from '../failures.ts';
import { type Remote, recordsRef } from './remote.ts';

/** Says in a fork's configuration what it is a fork of. */
const forkOf = 'dtaas.forkof';

/** A fork is a bare clone beside the repository, without its pull requests. It appears as a whole. */
export async function ensureFork(remote: Remote, organisation?: string) {
  const { root } = remote.repository;
  const name = `${basename(root, '.git')}.${slug(organisation ?? remote.account)}.git`;
  const path = join(dirname(root), name);
  if (!existsSync(path)) await makeFork(remote, path);
  const fork = await openBareRepository(path);
  const { stdout } = await fork.git.attempt(['config', forkOf]);
  if (stdout.toString().trim() !== root)
    throw forgeRefused({ forge: root, request: 'fork it', said: `${path} is another repository` });
  return { repository: fork.root, cloneUrl: pathToFileURL(fork.root).href };
}

async function makeFork(remote: Remote, path: string): Promise<void> {
  const { git, root } = remote.repository;
  const draft = `${path}.${randomBytes(8).toString('hex')}.new`;
  try {
    await git.run(['clone', '--quiet', '--bare', '--no-hardlinks', '--', root, draft]);
    const fork = await openBareRepository(draft);
    await fork.git.run(['config', forkOf, root]);
    await fork.git.run(['update-ref', '-d', recordsRef]);
    // Fails if another process was faster: a folder that holds something is not replaced.
    renameSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A name of a folder. Names that differ give folders that differ. */
function slug(account: string): string {
  const plain = account.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (plain === account && plain !== '') return plain;
  return `${plain}-${createHash('sha256').update(account).digest('hex').slice(0, 8)}`;
}
