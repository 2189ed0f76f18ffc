import { checkRepository, type Json } from '@dtaas/model';
import { box, locked } from '@dtaas/model/testing/box';
import { type Edit, family, type State, step, steps } from '@dtaas/model/testing/edits';
import { placeKinds } from '@dtaas/places';
import { type Repository, readCommitTree } from '@dtaas/repository';
import { commitFiles, temporaryRepository } from '@dtaas/repository/testing/temporary-repository';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import type { Source } from '../world.ts';
import { recallChecked } from './checked-twins.ts';
import { dueSource } from './due-source.ts';
import { sourceOf } from './source.ts';

const reading = { allowWeak: true };
const lone = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: lone, version: 1.0.0, owners: [ann]}
spec:
  assets: {controller: {asset: functions/switch, version: ^1}}
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    telemetry: {temperature: {topic: lone/t1, unit: Cel}}
  connections: [physical.temperature -> controller.measured]
  lifecycle: {idle: {after: 2h}, schedule: {timeZone: UTC, run: [{from: "08:00", to: "16:00"}]}}
`;
const named = (name: string, more = ''): string =>
  lone.replace('name: lone', `name: ${name}`).replace(/ {2}lifecycle: .*\n/, more);
const files = {
  ...family,
  'twins/lone/twin.yaml': lone,
  'twins/still/twin.yaml': named('still', '  lifecycle: {desired: suspended}\n'),
  'twins/other/twin.yaml': named('other'),
};
const twins = ['box', 'child', 'lone', 'still', 'other'];

/** Something that happens beside git: to the world, or by an operator. */
const happenings = {
  deploy: () => {},
  kill: (world: MemoryWorld, twin: string) =>
    void Object.assign(world.workspaces.get(twin) ?? {}, { alive: false }),
  vanish: (world: MemoryWorld, twin: string) => void world.workspaces.delete(twin),
  wait: (world: MemoryWorld, twin: string) =>
    void Object.assign(world.workspaces.get(twin) ?? {}, { waiting: 1 }),
  damage: (world: MemoryWorld, twin: string) =>
    void Object.assign(world.workspaces.get(twin) ?? {}, { isIncomplete: true }),
  idle: (world: MemoryWorld, twin: string) =>
    void Object.assign(world.workspaces.get(twin) ?? {}, { idleSince: '2026-11-22T00:00:00Z' }),
  later(world: MemoryWorld) {
    world.clock = new Date(world.clock.getTime() + 7 * 3600_000);
  },
  secret(world: MemoryWorld) {
    world.secrets = { PLANT_MQTT: String(world.clock.getTime()) };
  },
  fail: (world: MemoryWorld, twin: string) =>
    edited(world, twin, 'status', (status) => ({
      ...status,
      failure: { attempts: 1, at: '2026-11-22T00:00:00Z', code: 'x', message: 'y', desired: '0'.repeat(64) },
    })),
  home: (world: MemoryWorld, twin: string) =>
    edited(world, twin, 'status', (status) => ({ ...status, home: 'f'.repeat(16) })),
  program: (world: MemoryWorld, twin: string) =>
    edited(world, twin, 'desired', (desired) => ({ ...desired, program: '0' })),
  place: (world: MemoryWorld, twin: string) =>
    edited(world, twin, 'desired', (desired) => ({ ...desired, version: '9.9.9' })),
  spoil: (world: MemoryWorld, twin: string) => edited(world, twin, 'status', () => ({ broken: true })),
  suspend: (world: MemoryWorld, twin: string, source: Source) => asked(world, twin, source, 'suspend'),
  resume: (world: MemoryWorld, twin: string, source: Source) => asked(world, twin, source, 'resume'),
  terminate: (world: MemoryWorld, twin: string, source: Source) => asked(world, twin, source, 'terminate'),
} as const;
type Happening = keyof typeof happenings;

/** Rewrites a file at the tip of a biography, as anybody might who can push it. */
async function edited(
  world: MemoryWorld,
  twin: string,
  file: 'status' | 'desired',
  change: (value: object) => object,
): Promise<void> {
  const tip = await world.biographies.tip(twin);
  if (!tip?.[file]) return;
  await world.biographies.append(
    {
      twin,
      event: 'requested',
      summary: 'by hand',
      trailers: {},
      files: { status: JSON.stringify(tip.status), [file]: JSON.stringify(change(tip[file])) },
    },
    tip.id,
  );
}

async function asked(
  world: MemoryWorld,
  twin: string,
  source: Source,
  kind: 'suspend' | 'resume' | 'terminate',
): Promise<void> {
  const options = {
    sourceDeployed: async () => source,
    head: async () => source,
    push: false,
    unsaved: false,
  };
  // What makes no sense is refused.
  await operate(world, twin, { kind }, { ...options, report: () => {} }).catch(() => {});
}

type Step = readonly ['edit', Edit] | readonly ['happens', Happening, string] | readonly ['program'];

const own = (twin: string, from: string, to: string): Edit => [
  'replace',
  `twins/${twin}/twin.yaml`,
  from,
  to,
];
/** Edits after which a twin is free of problems, and mostly another one. */
const edits: readonly Edit[] = [
  own('other', 'version: ^1}', 'version: ^1, with: {setpoint: {value: 36, unit: Cel}}}'),
  own('other', 'value: 36', 'value: 34'),
  own('other', 'value: 34', 'value: 36'),
  own('other', 'version: 1.0.0}', 'version: 1.0.0, title: Another one}'),
  own('still', 'desired: suspended', 'desired: running'),
  own('still', 'desired: running', 'desired: terminated'),
  own('still', 'desired: terminated', 'desired: suspended'),
  own('lone', 'owners: [ann]', 'owners: [bob]'),
  own('lone', 'to: "16:00"', 'to: "23:00"'),
  own('lone', 'after: 2h', 'after: 50h'),
  ['replace', 'assets/functions/switch/main.mjs', 'resume', 'pause'],
  ['lock', 'other'],
  ['lock', 'lone'],
  ['lock', 'still'],
];

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: steps.map((edit): Step => ['edit', edit]) },
  { weight: 4, arbitrary: fc.constantFrom(...edits).map((edit): Step => ['edit', edit]) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...(Object.keys(happenings) as Happening[])), fc.constantFrom(...twins))
      .map(([happening, twin]): Step => ['happens', happening, twin]),
  },
  { weight: 1, arbitrary: fc.constant<Step>(['program']) },
);

/** The tests of assets are another matter, and so are versions that have a tag. */
const tested = (source: Source): Source => ({ ...source, unverified: async () => [] });

/** The plans of the twins that a merge has to do with. */
async function dueBy(world: MemoryWorld, source: Source) {
  const { twins: plans } = await plan(world, tested(source), { twins: [], preview: false });
  return plans.filter(({ verdict }) => verdict !== 'nothing' && verdict !== 'kept');
}

async function committed(repository: Repository, state: State): Promise<void> {
  await repository.git.run(['rm', '-r', '-q', '--ignore-unmatch', '.']);
  await commitFiles(repository, state.files);
}

/** `check` finds the same with what was recorded as without. */
async function expectSameCheck(repository: Repository, program: string): Promise<void> {
  const tree = await readCommitTree(repository, 'HEAD');
  const verdicts = new Map<string, Json>();
  await recallChecked(repository, tree, program, verdicts);
  expect(await checkRepository(tree, { placeKinds, verdicts })).toEqual(
    await checkRepository(tree, { placeKinds }),
  );
}

it('leaves out only twins for which there is nothing to do, whatever has happened', async () => {
  let settled = 0;
  let due = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (all) => {
      const world = memoryWorld();
      world.secrets = { PLANT_MQTT: 'secret' };
      // Twice, since the lock of a parent has the digest of its child's lock.
      let state: State = { files: await locked(await locked(files)), published: [] };
      const repository = await temporaryRepository({});
      const whole = () => sourceOf(repository, readCommitTree(repository, 'HEAD'), reading);
      let program = 1;
      for (const each of [['happens', 'deploy', 'box'] as const, ...all]) {
        if (each[0] === 'edit') state = await step(state, each[1]);
        if (each[0] === 'program') program += 1;
        await committed(repository, state);
        const now = tested(await whole());
        if (each[0] === 'happens') await happenings[each[1]](world, each[2], now);
        if (each[0] === 'happens' && each[1] === 'deploy')
          await deploy(world, now, {
            twins: [],
            requests: [],
            yes: true,
            push: false,
            announce: () => {},
            report: () => {},
          });
        const tree = readCommitTree(repository, 'HEAD');
        const source = await dueSource(world, repository, tree, { ...reading, program: String(program) });
        const expected = await dueBy(world, now);
        expect(await dueBy(world, source)).toEqual(expected);
        await expectSameCheck(repository, String(program));
        settled += source.settled?.size ?? 0;
        due += expected.length;
      }
    }),
    // A seed, since what is settled is counted below.
    { numRuns: 12, seed: 7 },
  );
  expect(settled).toBeGreaterThan(40);
  expect(due).toBeGreaterThan(40);
}, 600_000);

const few = {
  ...box,
  ...Object.fromEntries(['one', 'two', 'three'].map((name) => [`twins/${name}/twin.yaml`, named(name)])),
};

/** A world in which all twins of these files are deployed and checked. */
async function deployed(given: Readonly<Record<string, string>>) {
  const world = memoryWorld();
  world.secrets = { PLANT_MQTT: 'secret' };
  const repository = await temporaryRepository({});
  const program = '1';
  const at = async (now: Readonly<Record<string, string>>) => {
    await committed(repository, { files: await locked(now), published: [] });
    const whole = tested(await sourceOf(repository, readCommitTree(repository, 'HEAD'), reading));
    const opened: string[] = [];
    const tree = readCommitTree(repository, 'HEAD').then((read) => ({
      ...read,
      read(path: string) {
        opened.push(path);
        return read.read(path);
      },
      readUpTo(path: string, most: number) {
        opened.push(path);
        return read.readUpTo(path, most);
      },
    }));
    return { whole, opened, source: await dueSource(world, repository, tree, { ...reading, program }) };
  };
  const { whole } = await at(given);
  const quiet = { requests: [], push: false, announce: () => {}, report: () => {} };
  await deploy(world, whole, { ...quiet, twins: [], yes: true });
  return { world, at };
}

it('reads the files of no twin that is as the commit says', async () => {
  const { world, at } = await deployed(few);
  const { opened, source } = await at(few);
  expect([...source.settled!].sort()).toEqual(['box', 'one', 'three', 'two']);
  expect(new Set(opened)).toEqual(new Set(['platform.yaml']));
  expect(await dueBy(world, source)).toEqual([]);
  const changed = { ...few, 'twins/two/twin.yaml': few['twins/two/twin.yaml']!.replace('1.0.0', '1.0.1') };
  const now = await at(changed);
  expect(new Set(now.opened.filter((path) => path.startsWith('twins/')))).toEqual(
    new Set(['twins/two/twin.yaml', 'twins/two/twin.lock']),
  );
  expect((await dueBy(world, now.source)).map(({ twin }) => twin)).toEqual(['two']);
  // Known to be free of problems by now, and still not deployed.
  const again = await at(changed);
  expect((await dueBy(world, again.source)).map(({ twin }) => twin)).toEqual(['two']);
});

it('sees a problem that a new twin makes for the others', async () => {
  const path = 'assets/functions/switch/asset.yaml';
  const limited = {
    ...few,
    [path]: few[path]!.replace('\n  run:', '\n  restrictions: {maxInstances: 4}\n  run:'),
  };
  const { world, at } = await deployed(limited);
  expect((await at(limited)).source.settled?.size).toBe(4);
  const { whole, source } = await at({ ...limited, 'twins/first/twin.yaml': named('first') });
  const expected = await dueBy(world, whole);
  expect(expected.filter(({ verdict }) => verdict === 'refused').map(({ twin }) => twin)).toEqual(['two']);
  expect(await dueBy(world, source)).toEqual(expected);
});
