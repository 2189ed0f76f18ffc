import type { Outcome } from '@dtaas/model';
import { workspaceOf, worldOf } from '../assess/survey.ts';
import { openBiography } from '../biography/biography.ts';
import { recordedNow } from '../biography/recorded.ts';
import { settled } from '../reconcile/carry-out.ts';
import type { World } from '../world.ts';

/** Why a twin's commands to its physical twin wait for a person; `undefined` if they don't wait. */
export async function withheldCommands(world: World, twin: string): Promise<string | undefined> {
  const state = await recordedNow(world, twin);
  // A twin that an operator has suspended is resumed first.
  if (state.recorded?.overrides.desired) return undefined;
  return (await (await worldOf(world, state))?.place.observeOne(twin))?.status?.physicalTwin?.withheld;
}

/**
 * An operator confirms that a twin may command its physical twin although it started without its earlier state, or although
 * another runner has taken over. The biography has the operator's name before any command is sent.
 */
export function confirmCommands(
  world: World,
  twin: string,
  why: string,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  return world.withTwinLock(twin, async () => {
    const biography = await openBiography(world, twin);
    const { at } = await workspaceOf(world, biography);
    await biography.append({
      event: 'requested',
      summary: `to command its physical twin although ${why}`,
      trailers: { Override: 'confirm' },
    });
    await at.runner(twin).confirm();
    const { health, reasons } = await settled(at, twin, signal);
    await biography.append({
      event: 'resumed',
      summary: 'commands its physical twin',
      change: { health, reasons },
    });
    return { twin, outcome: 'done', event: 'resumed', health, reasons };
  });
}
