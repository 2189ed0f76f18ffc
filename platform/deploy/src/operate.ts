import { knownOf } from './known.ts';
import type { Outcome } from './outcome.ts';
import { pushed } from './push.ts';
import { reconcile } from './reconcile.ts';
import { recordedSource } from './recorded-source.ts';
import { snapshotNamed } from './snapshot-named.ts';
import type { Word } from './word.ts';
import type { Source, World } from './world.ts';

export interface OperateOptions {
  /** The configuration at a commit; only `resume` needs it. */
  readonly sourceAt: (commit: string) => Promise<Source>;
  readonly push: boolean;
  readonly signal?: AbortSignal;
  readonly report: (text: string) => void;
}

/**
 * An operator's word about one twin: written down, then carried out. Resuming renders the commit that was deployed,
 * since the record of a released twin has no resources any more; the other words need nothing but the record.
 */
export async function operate(
  world: World,
  twin: string,
  word: Word,
  options: OperateOptions,
): Promise<Outcome> {
  const stuck = (await world.remote.fetch()).get(twin);
  if (stuck) throw stuck;
  const known = knownOf(twin, await world.biographies.tip(twin));
  const recorded = recordedSource(known);
  const source = word.say === 'resume' ? await options.sourceAt(recorded.commit ?? 'HEAD') : recorded;
  const outcome = await reconcile(world, source, twin, {
    words: [await precise(world, twin, word)],
    named: true,
    yes: true,
    announce: () => {},
    report: options.report,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!options.push) return outcome;
  const [told = outcome] = await pushed(world, [outcome]);
  return told;
}

/** Only a snapshot that is there is written down as a wish. */
async function precise(world: World, twin: string, word: Word): Promise<Word> {
  if (word.say !== 'restore' || word.snapshot === undefined) return word;
  return { ...word, snapshot: await snapshotNamed(world, twin, word.snapshot) };
}
