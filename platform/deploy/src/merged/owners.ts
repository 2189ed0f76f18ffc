import { attempt } from '@dtaas/processes';
import { recordedStateOf } from '../biography/recorded.ts';
import type { Source, World } from '../world.ts';

/**
 * The owners of a twin before what is asked for: those with which it was deployed last, so that a merge does not make its author an owner who
 * approves what the merge deletes. A twin that was never deployed has those of the source.
 */
export async function ownersBefore(
  { biographies }: { readonly biographies: Pick<World['biographies'], 'tips'> },
  source: Pick<Source, 'about'>,
): Promise<(twin: string) => readonly string[]> {
  const { tips } = await biographies.tips();
  return (twin) => {
    const deployed = attempt(() => recordedStateOf(twin, tips.get(twin)).recorded?.deployed);
    return (deployed ? deployed.owners : source.about(twin).owners) ?? [];
  };
}
