import { knownOf } from './known.ts';
import type { Outcome } from './outcome.ts';
import { settled } from './settled.ts';
import { openStory } from './story.ts';
import type { World } from './world.ts';

/** Why a twin's commands to its physical twin wait for a person; `undefined` where none do. */
export async function withheldCommands(world: World, twin: string): Promise<string | undefined> {
  const { recorded } = knownOf(twin, await world.biographies.tip(twin));
  // A twin that an operator has suspended is resumed first.
  if (recorded?.overrides.desired) return undefined;
  return (await world.place.observeOne(twin))?.status?.physicalTwin?.withheld;
}

/**
 * An operator says that a twin shall command its physical twin, though it began without the state that it should have, or
 * though another runner has taken over. Their name is in the biography before anything is sent.
 */
export function confirmCommands(
  world: World,
  twin: string,
  why: string,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  return world.withTwinLock(twin, async () => {
    const story = await openStory(world, twin);
    await story.tell({
      event: 'requested',
      summary: `to command its physical twin although ${why}`,
      trailers: { Override: 'confirm' },
    });
    await world.place.runner(twin).confirm();
    const { health, reasons } = await settled(world, twin, signal);
    await story.tell({
      event: 'resumed',
      summary: 'commands its physical twin',
      change: { health, reasons },
    });
    return { twin, outcome: 'done', event: 'resumed', health, reasons };
  });
}
