import { attempt } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import pLimit from 'p-limit';
import { basisOf } from '../assess/desired-state.ts';
import { type Found, survey } from '../assess/survey.ts';
import { recordedStateOf } from '../biography/recorded.ts';
import { assessAsked } from '../look/plan-binding.ts';
import type { Source, World } from '../world.ts';
import { type CheckedTwin, checkedTwins, twinsIn } from './checked-twins.ts';
import { type KnownTwin, programVersion, type Reading, type ReadSource, sourceOf } from './source.ts';

/**
 * The configuration at a commit, for a command that makes all twins what it says. The files of twins that are so already (`settled`) are not
 * read: an earlier command of the same program read the same files, found no problem, and recorded what the twin should be.
 *
 * @param world knows what others have recorded: `Remote.fetch` was called before
 * @param program as in `checkedTwins`; absent: all twins are read
 */
export async function dueSource(
  world: World,
  repository: Repository,
  reading: Parameters<typeof sourceOf>[1],
  { program, ...options }: Reading & { readonly program?: string | undefined },
): Promise<Source> {
  if (program === undefined) return sourceOf(repository, reading, options);
  const tree = await reading;
  const read = (known: ReadonlyMap<string, KnownTwin>, only: ReadonlySet<string>) =>
    sourceOf(repository, reading, { ...options, known, only });
  const bare = await read(new Map(), new Set());
  // The place that is chosen for a twin depends on all others, so all were read.
  if (bare.placement) return bare;
  const twins = twinsIn(tree);
  const checked = await checkedTwins(repository, tree, twins, program);
  const known = await rendered(world, checked.known);
  let settled = await settledAmong(world, await read(known, new Set()), known);
  const readOthers = () => read(settled, new Set(twins.filter((twin) => !settled.has(twin))));
  let source = await readOthers();
  // What twins share may have become a problem, although no file of theirs differs.
  const doubtful = [...settled.keys()].filter((twin) => source.problemsOf(twin).length > 0);
  if (doubtful.length > 0) {
    settled = new Map([...settled].filter(([twin]) => !doubtful.includes(twin)));
    source = await readOthers();
  }
  await checked.add(
    cleanOf(
      source,
      twins.filter((twin) => !settled.has(twin)),
    ),
  );
  return { ...source, settled: new Set(settled.keys()) };
}

/** The checked twins whose recorded `desired.json` is the rendering of the files, which have no overrides. */
async function rendered(
  world: World,
  checked: ReadonlyMap<string, CheckedTwin>,
): Promise<ReadonlyMap<string, KnownTwin>> {
  const { tips } = await world.biographies.tips();
  return new Map(
    [...checked].flatMap(([twin, { deployment, ...more }]) => {
      const desired = attempt(() => recordedStateOf(twin, tips.get(twin)).previous);
      const isRendering =
        desired !== undefined &&
        desired.program === programVersion &&
        Object.keys(desired.overrides).length === 0 &&
        basisOf(desired) === deployment.basis;
      return isRendering ? [[twin, { desired, ...deployment, ...more }] as const] : [];
    }),
  );
}

/** Those of the known twins for which nothing is to be done. A twin that can't be assessed from what is known is none of them. */
async function settledAmong(
  world: World,
  source: Source,
  known: ReadonlyMap<string, KnownTwin>,
): Promise<ReadonlyMap<string, KnownTwin>> {
  const limit = pLimit(world.engine.atOnce());
  const isSettled = async (found: Found): Promise<boolean> => {
    try {
      const { verdict, due } = await assessAsked(world, source, found, [], 'compare');
      return verdict === 'nothing' && due === undefined && found.answering().length === 0;
    } catch {
      // The twin is read, and the deployment says what is wrong.
      return false;
    }
  };
  const asked = (await survey(world, source, [])).filter(({ twin }) => known.has(twin));
  const answers = await Promise.all(asked.map((found) => limit(isSettled, found)));
  return new Map(asked.flatMap(({ twin }, at) => (answers[at] ? [[twin, known.get(twin)!] as const] : [])));
}

/** Those of the twins that were read and have no problem, with what is recorded of them. */
function cleanOf(source: ReadSource, twins: readonly string[]): ReadonlyMap<string, CheckedTwin> {
  return new Map(
    twins.flatMap((twin) => {
      const taking = source.takings.get(twin);
      const basis = taking && source.isClean(twin) ? attempt(() => source.basis(twin)) : undefined;
      if (taking === undefined || basis === undefined) return [];
      return [
        [
          twin,
          { follows: source.followedBy(twin), taking, deployment: { basis, about: source.about(twin) } },
        ],
      ];
    }),
  );
}
