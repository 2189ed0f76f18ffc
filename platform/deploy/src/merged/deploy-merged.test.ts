import { fingerprintOf, type Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';
import type { Source } from '../world.ts';
import { deployMerged, type MergedOptions } from './deploy-merged.ts';
import type { Review } from './reviews.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const quiet = { announce: () => {}, report: () => {}, push: false };
const source = sourceOf({ a: {}, b: {} });
const changed = sourceOf({ a: { setpoint: 36 }, b: {} });

/** What a pull request shows for these twins now. */
async function reviewOf(of: Source, more: Partial<Review> = {}): Promise<ReadonlyMap<string, Review>> {
  const { twins } = await plan(world, of, { twins: [], preview: false });
  return new Map(
    twins.map(({ twin, digest = '' }) => [
      twin,
      { pullRequest: 7, plans: [fingerprintOf(digest)], confirms: true, ...more },
    ]),
  );
}

/** Deploys what was merged, and says which reviews were asked for. */
async function merge(
  of: Source,
  reviews: ReadonlyMap<string, Review> = new Map(),
  more: Partial<MergedOptions> = {},
) {
  const asked: string[] = [];
  const { twins } = await deployMerged(world, of, {
    ...quiet,
    reviews: {
      async of(names) {
        asked.push(...names);
        return new Map([...reviews].filter(([twin]) => names.includes(twin)));
      },
    },
    ...more,
  });
  return {
    asked,
    twins: twins.map(({ twin, basis, waits, outcome, pullRequest }) => ({
      twin,
      basis,
      waits,
      outcome: outcome.outcome,
      pullRequest,
    })),
  };
}

/** Deploys without a review, as a person does. */
async function deployed(of: Source): Promise<readonly Outcome[]> {
  return (await deploy(world, of, { ...quiet, twins: [], requests: [], yes: true })).twins;
}

describe('what was merged', () => {
  test('is deployed as it was reviewed; what is as main says is not touched, and nobody asks for its review', async () => {
    await deployed(source);
    const { asked, twins } = await merge(changed, await reviewOf(changed));
    expect(twins).toEqual([{ twin: 'a', basis: 'reviewed', waits: false, outcome: 'done', pullRequest: 7 }]);
    expect(asked).toEqual(['a']);
    expect(await merge(changed, await reviewOf(changed))).toEqual({ asked: [], twins: [] });
  });

  test('is deployed also where the plan has moved, if nothing is lost', async () => {
    const reviews = await reviewOf(source);
    await deployed(sourceOf({ a: { setpoint: 34 }, b: {} }));
    expect((await merge(source, reviews)).twins).toEqual([
      { twin: 'a', basis: 'moved', waits: false, outcome: 'done', pullRequest: 7 },
    ]);
  });

  test('is deployed without a review, if nothing is lost', async () => {
    expect((await merge(source)).twins).toMatchObject([
      { twin: 'a', basis: 'unreviewed', outcome: 'done' },
      { twin: 'b', basis: 'unreviewed', outcome: 'done' },
    ]);
  });

  test('counts as moved where the review shows no plan of the commit that was merged', async () => {
    const reviews = await reviewOf(source, { plans: [] });
    expect((await merge(source, reviews)).twins[0]).toMatchObject({ basis: 'moved', outcome: 'done' });
  });

  test('is repaired without a review, where the configuration is the one that was deployed', async () => {
    await deployed(source);
    world.workspaces.get('a')!.alive = false;
    const { asked, twins } = await merge(source, await reviewOf(source));
    expect(twins).toMatchObject([{ twin: 'a', basis: 'repair', outcome: 'done' }]);
    expect(asked).toEqual([]);
  });
});

describe('what loses something', () => {
  const removed = sourceOf({ b: {} });
  const before = sourceOf({ a: { components: { pump: 'functions/pump@1.0.0' } }, b: {} });
  const other = sourceOf({ a: { components: { pump: 'functions/other@1.0.0' } }, b: {} });

  test.each<[string, Source, Source]>([
    ['a twin that is removed', source, removed],
    ['a component whose state is dropped', before, other],
  ])('%s is carried out if it was reviewed, and the one who merged may confirm it', async (_, then, now) => {
    await deployed(then);
    expect((await merge(now, await reviewOf(now))).twins).toMatchObject([
      { twin: 'a', basis: 'reviewed', waits: false, outcome: 'done' },
    ]);
  });

  test.each<[string, Source, Source]>([
    ['a twin that is removed', source, removed],
    ['a component whose state is dropped', before, other],
  ])('%s waits if the plan has moved, until the plan is approved that was posted', async (_, then, now) => {
    await deployed(then);
    const reviews = await reviewOf(now, { plans: ['another'] });
    const posted: string[] = [];
    const onDecided: MergedOptions['onDecided'] = async (decided) =>
      void posted.push(...decided.map(({ plan: { digest = '' } }) => fingerprintOf(digest)));
    const first = await merge(now, reviews, { onDecided });
    expect(first.twins).toMatchObject([{ twin: 'a', basis: 'moved', waits: true }]);
    // Nothing is remembered of the approval of another plan.
    const wrong = await merge(now, reviews, { approved: new Map([['a', 'another']]) });
    expect(wrong.twins).toMatchObject([{ twin: 'a', basis: 'moved', waits: true }]);
    const approved = new Map([['a', posted[0]!]]);
    expect((await merge(now, reviews, { approved })).twins).toMatchObject([
      { twin: 'a', basis: 'approved', waits: false, outcome: 'done' },
    ]);
  });

  test('waits if the one who merged may not confirm it, or nobody reviewed it', async () => {
    await deployed(source);
    expect((await merge(removed, await reviewOf(removed, { confirms: false }))).twins).toMatchObject([
      { twin: 'a', basis: 'reviewed', waits: true, outcome: 'confirm' },
    ]);
    expect((await merge(removed)).twins).toMatchObject([{ twin: 'a', basis: 'unreviewed', waits: true }]);
  });

  test('is carried out if it was reviewed, also where it is the last twin', async () => {
    const [only, none] = [sourceOf({ a: {} }), sourceOf({})];
    await deployed(only);
    expect((await merge(none, await reviewOf(none))).twins).toMatchObject([
      { twin: 'a', basis: 'reviewed', waits: false, outcome: 'done' },
    ]);
    expect((await merge(only)).twins).toMatchObject([{ twin: 'a', outcome: 'done' }]);
    expect((await merge(none)).twins).toMatchObject([{ twin: 'a', basis: 'unreviewed', waits: true }]);
  });

  test('holds up no other twin', async () => {
    await deployed(source);
    const now = sourceOf({ b: { setpoint: 36 } });
    expect((await merge(now)).twins).toMatchObject([
      { twin: 'a', waits: true, outcome: 'confirm' },
      { twin: 'b', waits: false, outcome: 'done' },
    ]);
  });
});
