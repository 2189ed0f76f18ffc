import type { Limits, Outcome, TwinPlan } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import type { Source } from '../world.ts';

type Twins = Parameters<typeof sourceOf>[0];

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const offered = { gpu: 0, seats: {} };

/** Limits of `platform.yaml`; `here` and `far` have what is given. */
function limits(quotas: Partial<Limits['quotas']>, here = {}, far = {}): Limits {
  return {
    quotas: { perOwner: {}, ...quotas },
    places: { here: { ...herePlace, ...offered, ...here }, far: { ...farPlace, ...offered, ...far } },
  };
}

function limited(twins: Twins, quotas: Partial<Limits['quotas']>, here = {}, far = {}): Source {
  return sourceOf(twins, { limits: limits(quotas, here, far) });
}

const quiet = { requests: [], yes: false, push: false, announce: () => {}, report: () => {} };

async function deployed(source: Source, twins: readonly string[] = []): Promise<readonly Outcome[]> {
  return (await deploy(world, source, { ...quiet, twins })).twins;
}

/** The messages of the twins that a plan refuses. The deployment after the plan refuses the same twins with the same words. */
async function refused(source: Source, twins: readonly string[] = []): Promise<readonly string[]> {
  const planned = await plan(world, source, { twins, preview: false });
  const outcomes = await deployed(source, twins);
  const wordsOf = ({ twin, errors }: Pick<TwinPlan, 'twin' | 'errors'>): readonly string[] =>
    errors.map(({ code, message }) => `${twin}: ${code}: ${message}`);
  const plans = planned.twins.filter(({ verdict }) => verdict === 'refused').flatMap(wordsOf);
  const later = outcomes.flatMap(({ twin, outcome, error }) =>
    outcome === 'refused' && error ? wordsOf({ twin, errors: [error] }) : [],
  );
  expect(later).toEqual(plans);
  return plans;
}

const running = (): readonly string[] => [...world.workspaces.keys()].sort();
const cpu = (amount: number, ...owners: string[]) => ({ takes: { cpu: amount }, owners });

describe('three twins of two owners', () => {
  const twins = { kiln: cpu(2, 'ada'), oven: cpu(1, 'ada'), pump: cpu(1, 'bo') };

  test('run within the quotas', async () => {
    expect(await refused(limited(twins, { cpu: 4, perOwner: { ada: { cpu: 3 }, bo: { cpu: 1 } } }))).toEqual(
      [],
    );
    expect(running()).toEqual(['kiln', 'oven', 'pump']);
  });

  test('are refused one by one where a quota has no room for all', async () => {
    expect(await refused(limited(twins, { perOwner: { ada: { cpu: 2 } } }))).toEqual([
      'oven: quota-exceeded: oven was not deployed. The quota of ada is 2 processors, but with oven, which takes 1 processor, the twins of ada would take 3 processors.',
    ]);
    expect(running()).toEqual(['kiln', 'pump']);
  });

  test('are told which twins take most, and what to do', async () => {
    const { twins: plans } = await plan(world, limited(twins, { cpu: 3 }), { twins: [], preview: false });
    expect(plans.map(({ errors }) => errors.map(({ hint }) => hint))).toEqual([
      [],
      [],
      [
        'Most is taken by kiln (2 processors), oven (1 processor). Suspend one of them, for example: dtaas suspend kiln. Or lower infrastructure.resources.cpu of pump. Or raise quotas.cpu in platform.yaml.',
      ],
    ]);
  });

  test('count where they were deployed from another commit, and where the tree has them no more', async () => {
    await deployed(sourceOf(twins));
    const later = limited({ pump: cpu(2, 'bo') }, { cpu: 4, perOwner: { ada: { cpu: 3 } } });
    expect(await refused(later)).toEqual([
      'pump: quota-exceeded: pump was not deployed. The quota is 4 processors, but with pump, which takes 2 processors, all twins together would take 5 processors.',
    ]);
    // The record has the owner.
    const { cost } = await plan(world, later, { twins: [], preview: false });
    expect(cost.quotas).toContainEqual({
      scope: 'owner',
      name: 'ada',
      resource: 'cpu',
      before: 3,
      after: 3,
      limit: 3,
    });
    // A twin that is not part of the command stays as it is recorded.
    expect(
      await refused(limited({ ...twins, kiln: cpu(9, 'ada'), mill: cpu(1) }, { cpu: 5 }), ['mill']),
    ).toEqual([]);
  });

  test('leave a quota to the next twin where a person releases them', async () => {
    await deployed(sourceOf(twins));
    const ended = { ...cpu(2, 'ada'), lifecycle: { desired: 'suspended' } as const };
    expect(await refused(limited({ ...twins, kiln: ended, pump: cpu(3, 'bo') }, { cpu: 4 }))).toEqual([]);
  });
});

describe('an owner that is not named', () => {
  test('has the default alone, and none without a default', async () => {
    const twins = { kiln: cpu(2, 'ada'), oven: cpu(2, 'bo'), pump: cpu(1, 'cy') };
    expect(await refused(limited(twins, { perOwner: { ada: { cpu: 2 } } }))).toEqual([]);
    const grown = { ...twins, pump: cpu(3, 'cy') };
    expect(await refused(limited(grown, { perOwner: { default: { cpu: 2 } } }))).toEqual([
      expect.stringContaining('The quota of cy is 2 processors'),
    ]);
  });
});

describe('a twin without resources', () => {
  test('takes no processors, and the plan says that the quotas count none', async () => {
    const source = limited({ kiln: { takes: {} }, oven: cpu(1) }, { cpu: 1 });
    const { twins } = await plan(world, source, { twins: [], preview: false });
    expect(twins.map(({ remarks }) => remarks)).toEqual([
      [
        'kiln states no cpu, and its assets require none, so the quotas count none. To state it: infrastructure.resources in twins/kiln/twin.yaml',
      ],
      [],
    ]);
    expect(await refused(source)).toEqual([]);
    const unlimited = await plan(world, sourceOf({ mill: { takes: {} } }), {
      twins: ['mill'],
      preview: false,
    });
    expect(unlimited.twins[0]?.remarks).toEqual([]);
  });

  test('takes the default size of states, if it starts a component', async () => {
    const source = limited({ kiln: { components: { a: 'functions/pump@1.0.0' } } }, { disk: '4000Mi' });
    expect(await refused(source)).toEqual([
      expect.stringContaining('The quota is 3.906Gi of disk, but with kiln, which takes 4Gi of disk'),
    ]);
  });
});

describe('quotas that are lowered below what runs', () => {
  const twins = { kiln: cpu(2), oven: cpu(2) };

  test('end nothing, and let twins change that do not grow', async () => {
    await deployed(sourceOf(twins));
    const low = { cpu: 1, twins: 1 };
    expect(await refused(limited(twins, low))).toEqual([]);
    const changed = { kiln: { ...cpu(2), setpoint: 36 }, oven: cpu(1) };
    expect(await refused(limited(changed, low))).toEqual([]);
    expect(running()).toEqual(['kiln', 'oven']);
  });

  test('bring back a twin whose workspace is gone', async () => {
    await deployed(sourceOf(twins));
    world.workspaces.delete('kiln');
    expect(await refused(limited(twins, { cpu: 1 }))).toEqual([]);
    expect(running()).toEqual(['kiln', 'oven']);
  });

  test('refuse what grows', async () => {
    await deployed(sourceOf(twins));
    expect(
      await refused(limited({ ...twins, mill: { takes: {} }, oven: cpu(2.5) }, { cpu: 1, twins: 1 })),
    ).toEqual([
      'mill: quota-exceeded: mill was not deployed. The quota is 1 twin, but with mill, 3 twins would run.',
      'oven: quota-exceeded: oven was not deployed. The quota is 1 processor, but with oven, which takes 2.5 processors, all twins together would take 4.5 processors.',
    ]);
    expect(running()).toEqual(['kiln', 'oven']);
  });
});

describe('a place', () => {
  test('takes no twin that moves there and is too large', async () => {
    await deployed(sourceOf({ kiln: cpu(2) }));
    const moved = limited({ kiln: { ...cpu(2), place: farPlace } }, {}, {}, { cpu: 1 });
    expect(await refused(moved)).toEqual([
      'kiln: quota-exceeded: kiln was not deployed. The place has 1 processor, but with kiln, which takes 2 processors, the twins there would take 2 processors.',
    ]);
    expect(running()).toEqual(['kiln']);
  });

  test('counts its twins also under a new name', async () => {
    await deployed(sourceOf({ kiln: cpu(2) }));
    const places = { desk: { ...herePlace, ...offered, cpu: 2 } };
    const source = sourceOf(
      { kiln: cpu(2), oven: { ...cpu(1), place: { ...herePlace, name: 'desk' } } },
      { limits: { quotas: { perOwner: {} }, places } },
    );
    expect(await refused(source, ['oven'])).toEqual([expect.stringContaining('The place has 2 processors')]);
  });
});

describe('an operator', () => {
  const twins = { kiln: cpu(2), oven: cpu(2) };

  function asked(request: OverrideRequest, head: Source): Promise<Outcome> {
    const sources = { sourceDeployed: async () => sourceOf(twins), head: async () => head };
    return operate(world, 'kiln', request, { ...sources, push: false, report: () => {} });
  }

  test('can not resume a twin above the quotas of HEAD, and nothing is recorded then', async () => {
    await deployed(sourceOf(twins));
    const head = limited(twins, { cpu: 3 });
    expect(await asked({ kind: 'suspend' }, head)).toMatchObject({ outcome: 'done' });
    const before = world.entries.get('kiln')?.length;
    await expect(asked({ kind: 'resume' }, head)).rejects.toMatchObject({
      code: 'quota-exceeded',
      message: expect.stringContaining('all twins together would take 4 processors'),
    });
    expect(world.entries.get('kiln')).toHaveLength(before!);
    expect(await asked({ kind: 'resume' }, limited(twins, { cpu: 4 }))).toMatchObject({ outcome: 'done' });
  });

  test('can restore a twin that runs above a lowered quota', async () => {
    await deployed(sourceOf(twins));
    await asked({ kind: 'suspend' }, sourceOf(twins));
    await asked({ kind: 'resume' }, sourceOf(twins));
    expect(await asked({ kind: 'restore' }, limited(twins, { cpu: 1 }))).toMatchObject({ outcome: 'done' });
  });
});

describe('the cost of a plan', () => {
  test('is what each twin and all twins take, before and after, with a refused twin as it is now', async () => {
    await deployed(sourceOf({ kiln: cpu(1, 'ada') }));
    const source = limited(
      { kiln: cpu(2, 'ada'), oven: cpu(1, 'ada'), mill: cpu(4) },
      { cpu: 3, perOwner: { ada: { twins: 2 } } },
    );
    const { twins, cost } = await plan(world, source, { twins: [], preview: false });
    const cpus = (
      each: { readonly before: { cpu: number }; readonly after: { cpu: number } } | undefined,
    ) => [each?.before.cpu, each?.after.cpu];
    expect(twins.map(({ twin, verdict, cost: of }) => [twin, verdict, ...cpus(of)])).toEqual([
      ['kiln', 'act', 1, 2],
      ['mill', 'refused', 0, 0],
      ['oven', 'act', 0, 1],
    ]);
    expect(cpus(cost)).toEqual([1, 3]);
    expect(cost.after).toMatchObject({ twins: 2, processes: 2 });
    expect(cost.quotas).toEqual([
      { scope: 'platform', resource: 'cpu', before: 1, after: 3, limit: 3 },
      { scope: 'owner', name: 'ada', resource: 'twins', before: 1, after: 2, limit: 2 },
    ]);
  });

  test('leaves out the twins of another home, and records that can not be read', async () => {
    await deployed(sourceOf({ kiln: cpu(1) }));
    const elsewhere = Object.assign(Object.create(world), { home: 'f'.repeat(16) });
    const { cost } = await plan(elsewhere, limited({ oven: cpu(1) }, { cpu: 1 }), {
      twins: [],
      preview: false,
    });
    expect([cost.before.cpu, cost.after.cpu]).toEqual([0, 1]);
  });

  test('has nothing of children, which do not run yet', async () => {
    const about = () => ({ children: { ids: ['kiln.left', 'kiln.right'], only: false } });
    const source = sourceOf({ kiln: cpu(1) }, { about, limits: limits({ cpu: 1, twins: 1 }) });
    const { twins, cost } = await plan(world, source, { twins: [], preview: false });
    expect(twins).toMatchObject([{ verdict: 'act', remarks: [expect.stringContaining('children')] }]);
    expect(cost.after).toMatchObject({ twins: 1, cpu: 1 });
  });
});
