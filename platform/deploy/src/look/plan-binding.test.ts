import { type Outcome, platformVersion } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { type DeployOptions, deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import { save } from '../operate/save.ts';
import type { Source } from '../world.ts';
import { plan } from './plan.ts';
import { planDigest } from './plan-binding.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const source = sourceOf({ a: {}, b: {} });
const changed = sourceOf({ a: { setpoint: 36 }, b: {} });
const code = (wanted: string) => expect.objectContaining({ code: wanted });

async function digestOf(of: Source = source, twins: string[] = [], requests: OverrideRequest[] = []) {
  return (await plan(world, of, { twins, requests, preview: false })).digest;
}

async function run(of: Source, more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> {
  const quiet = { requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, of, { twins: [], ...quiet, ...more })).twins;
}

describe('the digest of a plan', () => {
  test('is the same for the same plan, and names the version of the platform', async () => {
    const digest = await digestOf();
    expect(digest).toMatch(new RegExp(`^[0-9a-f]{32}-[0-9a-f]{32}-${platformVersion}$`));
    expect(await digestOf()).toBe(digest);
  });

  test.each<[string, () => Promise<string>]>([
    ['a changed file', () => digestOf(changed)],
    ['one more twin', () => digestOf(sourceOf({ a: {}, b: {}, c: {} }))],
    ['one twin less', () => digestOf(sourceOf({ a: {} }))],
    ['a choice of twins', () => digestOf(source, ['a'])],
    ['an emulator', () => digestOf(source, [], [{ kind: 'emulate' }])],
    ['a deployment', () => run(source).then(() => digestOf())],
    ['an error of the configuration', () => digestOf({ ...source, problemsOf: () => [problem] })],
  ])('changes with %s', async (_, other) => {
    const before = await digestOf();
    expect(await other()).not.toBe(before);
  });

  test('does not change with a save, whose event moves the tip', async () => {
    await run(source);
    const [before, tip] = [await digestOf(changed), await world.biographies.tip('a')];
    await save(world, { twins: ['a'], head: async () => source, push: false });
    expect((await world.biographies.tip('a'))?.id).not.toBe(tip?.id);
    expect(await digestOf(changed)).toBe(before);
  });

  test('does not change when a runner dies, since that changes no record', async () => {
    await run(source);
    const before = await digestOf(changed);
    world.workspaces.get('a')!.alive = false;
    expect(await digestOf(changed)).toBe(before);
  });

  test('does not change with the order of the twins', () => {
    const binding = (twin: string) => [twin, { desired: twin, exists: twin }] as const;
    expect(planDigest(new Map([binding('a'), binding('b')]))).toBe(
      planDigest(new Map([binding('b'), binding('a')])),
    );
  });
});

describe('a deployment of a reviewed plan', () => {
  test('does what was reviewed', async () => {
    const digest = await digestOf();
    expect(await run(source, { plan: digest })).toMatchObject([
      { twin: 'a', outcome: 'done' },
      { twin: 'b', outcome: 'done' },
    ]);
  });

  test('with a request does what was reviewed with the request', async () => {
    const requests: OverrideRequest[] = [{ kind: 'emulate' }];
    const digest = await digestOf(source, ['a'], requests);
    expect(await run(source, { twins: ['a'], requests, plan: digest })).toMatchObject([{ outcome: 'done' }]);
    expect((await world.biographies.tip('a'))?.desired).toMatchObject({ overrides: { emulate: true } });
  });

  test('goes on after a save in between', async () => {
    await run(source);
    const digest = await digestOf(changed);
    await save(world, { twins: [], head: async () => source, push: false });
    expect(await run(changed, { plan: digest })).toMatchObject([
      { twin: 'a', outcome: 'done', event: 'deployed' },
      { twin: 'b', outcome: 'unchanged' },
    ]);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a file has changed',
      async () => changed,
      'the configuration, an override or the choice of twins differs',
    ],
    [
      'another deployment has changed what exists',
      async () => {
        await run(source, { twins: ['a'] });
        return source;
      },
      'the resources that are recorded to exist differ',
    ],
  ])('is refused where %s, and nothing is begun', async (_, change, reason) => {
    const digest = await digestOf();
    const now = (await change()) as Source;
    const [updates, entries] = [world.updates, JSON.stringify([...world.entries])];
    const refused = run(now, { plan: digest });
    await expect(refused).rejects.toEqual(code('plan-changed'));
    await expect(refused).rejects.toThrow(reason);
    expect(world.updates).toBe(updates);
    expect(JSON.stringify([...world.entries])).toBe(entries);
  });

  test('is refused where an operator has suspended a twin since', async () => {
    await run(source);
    const digest = await digestOf(changed);
    const head = async () => source;
    await operate(
      world,
      'a',
      { kind: 'suspend' },
      { sourceDeployed: head, head, push: false, report: () => {} },
    );
    await expect(run(changed, { plan: digest })).rejects.toEqual(code('plan-changed'));
  });

  test('is refused by another version of the platform, with both versions', async () => {
    const digest = (await digestOf()).replace(/-[^-]*$/, '-99.0.0');
    const refused = run(source, { plan: digest });
    await expect(refused).rejects.toEqual(code('plan-changed'));
    await expect(refused).rejects.toThrow(`platform 99.0.0 made it, and this is platform ${platformVersion}`);
  });

  test.each(['', 'x', 'd'.repeat(64), `${'d'.repeat(32)}-${'e'.repeat(32)}`, '--yes'])(
    'is wrong use with the digest %j',
    async (text) => {
      await expect(run(source, { plan: text })).rejects.toEqual(code('usage-plan'));
    },
  );

  test('names the command that makes the plan again', async () => {
    const digest = await digestOf(source, ['a']);
    await expect(run(changed, { twins: ['a'], plan: digest })).rejects.toMatchObject({
      hint: 'Review the plan again: dtaas plan a',
    });
  });

  test('leaves out a workspace that no record knows', async () => {
    const digest = await digestOf();
    world.place.make('lost', '0'.repeat(16));
    expect((await run(source, { plan: digest })).map(({ twin }) => twin)).toEqual(['a', 'b']);
    expect(world.workspaces.has('lost')).toBe(true);
  });

  test('by two at once: each twin is made once, and the second changes nothing', async () => {
    const digest = await digestOf();
    // As two processes: both have compared the plan before one of them has the lock.
    const queue = new Map<string, Promise<unknown>>();
    const { withTwinLock } = world;
    const locked: MemoryWorld = Object.assign(Object.create(world), {
      withTwinLock<T>(twin: string, work: () => Promise<T>): Promise<T> {
        const mine = (queue.get(twin) ?? Promise.resolve()).then(() => withTwinLock(twin, work));
        queue.set(
          twin,
          mine.catch(() => {}),
        );
        return mine;
      },
    });
    world = locked;
    const both = await Promise.all([run(source, { plan: digest }), run(source, { plan: digest })]);
    expect(world.entries.get('a')?.map(({ event }) => event)).toEqual(['deployed']);
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['done', 'done', 'unchanged', 'unchanged']);
  });

  test('is refused under the lock where a deployment ended between the plan and the lock', async () => {
    await run(source);
    const digest = await digestOf(changed, ['a']);
    const plain = world;
    const { withTwinLock } = plain;
    let first = true;
    const slow: MemoryWorld = Object.assign(Object.create(world), {
      async withTwinLock<T>(twin: string, work: () => Promise<T>): Promise<T> {
        const other = first;
        first = false;
        // Another process releases the twin before this one gets the lock.
        if (other) {
          const head = async () => source;
          const options = { sourceDeployed: head, head, push: false, report: () => {} };
          await operate(plain, 'a', { kind: 'suspend' }, options);
        }
        return withTwinLock(twin, work);
      },
    });
    world = slow;
    expect(await run(changed, { twins: ['a'], plan: digest })).toMatchObject([
      { twin: 'a', outcome: 'refused', error: { code: 'plan-changed' } },
    ]);
  });
});

const problem = {
  file: 'twins/a/twin.yaml',
  line: 1,
  column: 1,
  code: 'field-unknown',
  severity: 'error',
  message: 'm',
  hint: 'h',
} as const;

describe('a deployment of plans that were reviewed one by one', () => {
  const digestsOf = async (of: Source, ...twins: string[]): Promise<Map<string, string>> =>
    new Map(await Promise.all(twins.map(async (twin) => [twin, await digestOf(of, [twin])] as const)));

  test('does what was reviewed, and deploys no other twin', async () => {
    const plans = await digestsOf(source, 'a');
    const { twins } = await plan(world, source, { twins: [], preview: false });
    expect(twins.find(({ twin }) => twin === 'a')?.digest).toBe(plans.get('a'));
    expect(await run(source, { plans })).toMatchObject([{ twin: 'a', outcome: 'done' }]);
  });

  test('refuses a twin whose plan has changed, and deploys the others', async () => {
    const plans = await digestsOf(source, 'a', 'b');
    expect(await run(changed, { plans })).toMatchObject([
      { twin: 'a', outcome: 'refused', error: code('plan-changed') },
      { twin: 'b', outcome: 'done' },
    ]);
  });

  test('refuses a text that is no digest', async () => {
    expect(await run(source, { plans: new Map([['a', 'anything']]) })).toMatchObject([
      { twin: 'a', outcome: 'refused', error: code('usage-plan') },
    ]);
  });

  test('releases a removed twin if it is confirmed, and no other', async () => {
    await run(source);
    const none = sourceOf({ c: {} });
    const plans = await digestsOf(none, 'a', 'b');
    expect(await run(none, { plans, confirmed: new Set(['a']) })).toMatchObject([
      { twin: 'a', outcome: 'done', event: 'terminated' },
      { twin: 'b', outcome: 'confirm' },
    ]);
  });
});
