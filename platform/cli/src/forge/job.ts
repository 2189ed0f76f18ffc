import { readPlatform } from '@dtaas/deploy';
import { fetchCommit, type Repository } from '@dtaas/repository';
import type { Context } from '../context.ts';
import { type ForgeClone, forgeOfClone } from './forge-of-clone.ts';

/** What a job of main works with. */
export interface Job extends ForgeClone {
  /** The newest commit of the default branch. */
  readonly main: string;
  /** `spec.roles` of its `platform.yaml`. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** The clone of a job, and its forge with the rights of the job. */
export function openForgeJob(context: Pick<Context, 'cwd' | 'note' | 'signal'>): Promise<ForgeClone> {
  return forgeOfClone(context, { forges: committedForges, signs: true });
}

/** The file of the commit that is checked out: it names the server that the token is sent to. */
async function committedForges(repository: Repository) {
  return (await readPlatform(repository, 'HEAD'))?.forges ?? [];
}

/** As `openForgeJob`, with the newest main, which the clone need not have yet. */
export async function openJob(context: Context): Promise<Job> {
  const { repository, forge, remote } = await openForgeJob(context);
  const { defaultBranch } = await forge.about();
  const main = await fetchCommit(repository, remote, `refs/heads/${defaultBranch}`);
  const { roles = {} } = (await readPlatform(repository, main)) ?? {};
  return { repository, forge, remote, main, roles };
}
