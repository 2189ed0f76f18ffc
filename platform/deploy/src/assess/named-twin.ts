import { modelErrors } from '@dtaas/model';
import type { Source, World } from '../world.ts';

/**
 * Of names that a person wrote, each has to be a twin: of HEAD, of a record or of the place. Whether it was deployed is
 * another question.
 *
 * @throws DtaasError `usage-twin-unknown`
 */
export async function expectTwins(
  world: World,
  head: () => Promise<Source>,
  named: readonly string[],
): Promise<void> {
  if (named.length === 0) return;
  const { tips, unreadable } = await world.biographies.tips();
  const recorded = [...tips.keys(), ...unreadable.keys()];
  if (named.every((name) => recorded.includes(name))) return;
  const [source, observed] = await Promise.all([head(), world.places.observe()]);
  askedTwins(source, named, [...recorded, ...observed.instances]);
}

/** What was named, or every twin of the tree, of the records and of the place. */
export function askedTwins(
  source: Source,
  named: readonly string[],
  known: readonly string[],
): readonly string[] {
  const all = new Set([...source.instances.keys(), ...known]);
  const unknown = named.find((twin) => !all.has(twin));
  if (unknown !== undefined)
    throw modelErrors.twinUnknown({ twin: unknown, known: all, commit: source.commit });
  return [...(named.length > 0 ? new Set(named) : all)].sort();
}
