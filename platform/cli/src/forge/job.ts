import { readPlatform } from '@dtaas/deploy';
import { expectForgeRemote, type Forge, openForge } from '@dtaas/forge';
import { fetchCommit, openRepository, type Repository } from '@dtaas/repository';
import type { Context } from '../context.ts';
import { maskFor } from '../masking/mask.ts';
import { maskedForge } from '../masking/masked-forge.ts';

/** What each job on a forge works with. */
interface ForgeJob {
  readonly repository: Repository;
  readonly forge: Forge;
  readonly remote: string;
}

/** What a job of main works with. */
export interface Job extends ForgeJob {
  /** The newest commit of the default branch. */
  readonly main: string;
  /** `spec.roles` of its `platform.yaml`. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** The clone of a job, and its forge with the rights of the job. */
export async function openForgeJob({
  cwd,
  note,
  signal,
}: Pick<Context, 'cwd' | 'note' | 'signal'>): Promise<ForgeJob> {
  const repository = await openRepository(cwd, { note });
  const remote = await expectForgeRemote(repository);
  // The file of the commit that is checked out: it names the server that the token is sent to.
  const { forges = [] } = (await readPlatform(repository, 'HEAD')) ?? {};
  const forge = await openForge({ clone: repository, forges, environment: process.env, signal });
  return { repository, forge: maskedForge(forge, await maskFor(process.env)), remote };
}

/** As `openForgeJob`, with the newest main, which the clone need not have yet. */
export async function openJob(context: Context): Promise<Job> {
  const { repository, forge, remote } = await openForgeJob(context);
  const { defaultBranch } = await forge.about();
  const main = await fetchCommit(repository, remote, `refs/heads/${defaultBranch}`);
  const { roles = {} } = (await readPlatform(repository, main)) ?? {};
  return { repository, forge, remote, main, roles };
}
