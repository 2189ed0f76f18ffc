import { randomBytes } from 'node:crypto';
import { expectForgeRemote, type Forge, openForge } from '@dtaas/forge';
import { openRepository, type Repository } from '@dtaas/repository';
import { forgesNamed } from '../clone/forges-named.ts';
import type { Context } from '../context.ts';
import { maskFor } from '../masking/mask.ts';
import { maskedForge } from '../masking/masked-forge.ts';

/** The clone in which a command was called, and the forge of its remote. */
export async function forgeOfClone(
  context: Context,
): Promise<{ readonly repository: Repository; readonly forge: Forge; readonly remote: string }> {
  const repository = await openRepository(context.cwd, { note: context.note });
  const forge = await openForge({
    clone: repository,
    forges: await forgesNamed(repository),
    // These commands sign nothing, and people have no mark key.
    environment: { ...process.env, DTAAS_MARK_KEY: randomBytes(32).toString('hex') },
    signal: context.signal,
  });
  const remote = await expectForgeRemote(repository);
  return { repository, forge: maskedForge(forge, await maskFor(process.env)), remote };
}
