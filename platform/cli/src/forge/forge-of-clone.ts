import { expectForgeRemote, type Forge, type OpenForgeOptions, openForge } from '@dtaas/forge';
import { openRepository, type Repository } from '@dtaas/repository';
import { forgesNamed } from '../clone/forges-named.ts';
import type { Context } from '../context.ts';

export interface ForgeClone {
  readonly repository: Repository;
  readonly forge: Forge;
  readonly remote: string;
}

interface Use {
  /** What says which forges there are. */
  readonly forges: (repository: Repository) => Promise<OpenForgeOptions['forges']>;
  readonly signs: boolean;
}

/** The clone in which a command was called, and the forge of its remote; unless said otherwise, as a command of a person uses it. */
export async function forgeOfClone(
  { cwd, note, signal }: Pick<Context, 'cwd' | 'note' | 'signal'>,
  { forges, signs }: Use = { forges: forgesNamed, signs: false },
): Promise<ForgeClone> {
  const clone = await openRepository(cwd, { note });
  const remote = await expectForgeRemote(clone);
  const forge = await openForge({
    ...{ clone, forges: await forges(clone), environment: process.env, signal, signs },
  });
  return { repository: clone, forge, remote };
}
