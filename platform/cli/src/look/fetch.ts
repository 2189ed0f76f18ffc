import { readPlatform } from '@dtaas/deploy';
import { biographyTips, openRepository, stateAddress } from '@dtaas/repository';
import { openPlatform } from '../clone/open-platform.ts';
import { answerText, type Command } from '../context.ts';

interface Fetched {
  readonly twin: string;
  readonly what: 'came' | 'moved' | 'diverged';
}

/** `dtaas fetch`: brings the state of the twins from its home, so that a fresh clone can plan offline. */
export const run: Command = async (context) => {
  const repository = await openRepository(context.cwd, { note: context.note });
  const spec = await readPlatform(repository, 'HEAD');
  if ((await stateAddress(repository, spec?.state)) === undefined)
    context.note('The home of the twins is this clone. There is nothing to fetch.');
  const before = await biographyTips(repository);
  // A fresh clone fetches already when it is opened.
  const { world, unfollowed } = await openPlatform(context);
  const stuck = unfollowed ?? (await world.remote.fetch());
  for (const error of stuck.values()) context.note(error.message);
  const twins = fetchedOf(before, await biographyTips(repository), [...stuck.keys()]);
  answerText(context, 'FetchReport', { twins }, textOf(twins));
  return stuck.size > 0 ? 1 : 0;
};

function fetchedOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  stuck: readonly string[],
): readonly Fetched[] {
  const found = new Map<string, Fetched['what']>();
  for (const [twin, tip] of after) {
    const was = before.get(twin);
    if (was !== tip) found.set(twin, was === undefined ? 'came' : 'moved');
  }
  for (const twin of stuck) found.set(twin, 'diverged');
  return [...found].map(([twin, what]) => ({ twin, what })).sort((a, b) => (a.twin < b.twin ? -1 : 1));
}

function textOf(twins: readonly Fetched[]): string {
  if (twins.length === 0) return 'Nothing is new.';
  return twins.map(({ twin, what }) => `${twin}: ${texts[what]}`).join('\n');
}

const texts: { readonly [what in Fetched['what']]: string } = {
  came: 'its biography came',
  moved: 'its biography has new events',
  diverged: 'its biography could not be followed',
};
