import { stackHolds } from '@dtaas/engine';
import type { Desired, RecordedStatus, WorkspaceSpec } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import { describe, expect, test } from 'vitest';
import { type Action, type Decision, decide, type Situation } from './decide.ts';
import { generationOf } from './desired-state.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const snapshot = '20261122T124132Z-00000001';
const older = '20261121T124132Z-00000002';

function desired(options: { restore?: string; lifecycle?: Desired['lifecycle']['desired'] } = {}): Desired {
  const lifecycle = options.lifecycle ?? 'running';
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    edition: 2,
    twin: 't',
    version: '1.0.0',
    program: '1',
    lifecycle: { desired: lifecycle, restore: options.restore ?? 'latest', prune: 'confirm' },
    place: { name: 'here', kind: 'process', settings: {} },
    flavour: 'process',
    overrides: {},
    ...(lifecycle === 'running' ? { workspace: {} as WorkspaceSpec } : {}),
    resources: lifecycle === 'running' ? { workspace: { type: 'dtaas:process:Workspace', inputs: {} } } : {},
  };
}

const wants = (content = desired(), digest = A) => ({ content, digest, generation: digest.slice(0, 16) });
const runs: Observed = { generation: A.slice(0, 16), alive: true, prepared: false, waiting: 0 };
const none = desired({ restore: 'none' });
const wasA = desired();
const dead: Observed = { ...runs, alive: false };
const incomplete: Observed = { ...runs, isIncomplete: true };
const recorded = (more: Partial<RecordedStatus> = {}): RecordedStatus => ({
  apiVersion: 'dtaas/v1',
  kind: 'Status',
  twin: 't',
  home: '0'.repeat(16),
  event: 'deployed',
  at: '2026-11-22T12:00:00Z',
  deployed: { commit: 'c'.repeat(40), desired: A, basis: A, at: '2026-11-22T12:00:00Z' },
  health: 'Healthy',
  reasons: [],
  snapshot,
  overrides: {},
  ...more,
});
const { deployed: _, ...undeployed } = recorded();
const { snapshot: __, ...withoutSnapshot } = recorded();
const wish = { restore: older, kind: 'restore' as const, actor: 'a', at: '2026-11-22T12:00:00Z' };
const resumed = recorded({ wish: { ...wish, kind: 'resume' } });
const anew = { actor: 'a', at: '2026-11-22T12:00:00Z' };
const failure = { attempts: 1, at: '2026-11-22T12:00:00Z', code: 'x', message: 'x', desired: A };

const base = { stackHolds: true, yes: false, unsaved: false, renew: [] };

/** `collect save apply:create! start:latest record:deployed`; `!` marks a refresh. */
function words(decision: Decision): string {
  if (decision.verdict !== 'act') return decision.verdict;
  return decision.actions.map(word).join(' ');
}
function word(action: Action): string {
  switch (action.do) {
    case 'apply':
      return `apply:${action.why}${action.refresh ? '!' : ''}`;
    case 'stop':
      return `stop:${action.secrets}`;
    case 'start':
    case 'restore':
      return `${'lost' in action ? 'lost-' : ''}${action.do}:${action.from === snapshot ? 'snapshot' : action.from === older ? 'older' : action.from}`;
    case 'record':
      return `record:${action.event}`;
    default:
      return action.do;
  }
}

const running: readonly (readonly [string, Partial<Situation>, string])[] = [
  ['never deployed', { desired: wants(), stackHolds: false }, 'apply:create start:latest record:deployed'],
  ['unchanged and there', { desired: wants(), recorded: recorded(), observed: runs }, 'nothing'],
  [
    'unchanged and there, but recorded as holding nothing, because its place was given up as lost',
    { desired: wants(), recorded: recorded(), previous: wasA, observed: runs, stackHolds: false },
    'collect apply:adopt record:deployed',
  ],
  [
    'gone with a place that was given up as lost',
    {
      desired: wants(none, B),
      recorded: recorded(),
      previous: wasA,
      moving: 'lost',
      stackHolds: false,
    },
    'apply:lost start:latest record:deployed',
  ],
  [
    'gone with a place that was given up as lost, and never saved',
    {
      desired: wants(desired(), B),
      recorded: withoutSnapshot,
      previous: wasA,
      moving: 'lost',
      stackHolds: false,
    },
    'apply:lost lost-start:latest record:deployed',
  ],
  [
    'gone with a place that was given up as lost, and made elsewhere by a run that was cut',
    {
      desired: wants(desired(), B),
      recorded: recorded(),
      previous: wasA,
      moving: 'lost',
      observed: { ...runs, generation: B.slice(0, 16), prepared: true },
    },
    'collect apply:lost start:latest record:deployed',
  ],
  [
    'unchanged, with waiting snapshots',
    { desired: wants(), recorded: recorded(), observed: { ...runs, waiting: 2 } },
    'collect',
  ],
  [
    'changed',
    { desired: wants(desired(), B), recorded: recorded(), observed: runs },
    'collect save apply:replace start:latest record:deployed',
  ],
  [
    'gone with its workspace, and never saved',
    { desired: wants(), recorded: withoutSnapshot, previous: wasA },
    'apply:recover! lost-start:latest record:deployed',
  ],
  [
    'gone with its workspace, but saved',
    { desired: wants(), recorded: recorded(), previous: wasA },
    'apply:recover! start:latest record:deployed',
  ],
  [
    'gone with its workspace, and begins with nothing by configuration',
    { desired: wants(none), recorded: withoutSnapshot, previous: none },
    'apply:recover! start:nothing record:deployed',
  ],
  [
    'released without a snapshot, as somebody said',
    { desired: wants(), recorded: withoutSnapshot, previous: desired({ lifecycle: 'terminated' }) },
    'apply:recover! start:latest record:deployed',
  ],
  [
    'its runner is dead, and it was never saved: the runner sees what is left',
    { desired: wants(), recorded: withoutSnapshot, previous: wasA, observed: dead },
    'apply:recover! collect start:latest record:deployed',
  ],
  [
    'changed, and can’t be saved',
    { desired: wants(desired(), B), recorded: recorded(), observed: runs, unsaved: true },
    'collect apply:replace start:latest record:deployed',
  ],
  [
    'its secrets differ',
    { desired: wants(), recorded: recorded(), observed: runs, renew: ['A'] },
    'collect save stop:A apply:secrets! start:latest record:deployed',
  ],
  [
    "its secrets differ, and it can't be saved",
    { desired: wants(), recorded: recorded(), observed: runs, renew: ['A'], unsaved: true },
    'collect stop:A apply:secrets! start:kept record:deployed',
  ],
  [
    'its secrets differ, and it never restores',
    { desired: wants(none), recorded: recorded(), observed: runs, renew: ['A'] },
    'collect save stop:A apply:secrets! start:kept record:deployed',
  ],
  [
    'its secrets differ, and its title has changed',
    {
      desired: wants(desired({ restore: older }), A),
      recorded: recorded({ deployed: { ...recorded().deployed!, desired: B } }),
      observed: runs,
      renew: ['A'],
    },
    'collect save stop:A apply:secrets! start:latest record:deployed',
  ],
  [
    'its secrets differ, and it is to go back',
    { desired: wants(), recorded: recorded({ wish }), observed: runs, renew: ['A'] },
    'collect save stop:A apply:secrets! start:older record:restored',
  ],
  [
    'rebooted: its runner is dead',
    { desired: wants(), recorded: recorded(), observed: dead },
    'apply:recover! collect start:latest record:deployed',
  ],
  [
    'its workspace is gone',
    { desired: wants(), recorded: recorded() },
    'apply:recover! start:latest record:deployed',
  ],
  [
    'a container of it was killed: saved first, and its runner goes on',
    { desired: wants(), recorded: recorded(), previous: wasA, observed: incomplete },
    'collect save apply:repair! record:deployed',
  ],
  [
    "a container of it was killed, and it can't be saved",
    { desired: wants(), recorded: recorded(), previous: wasA, observed: incomplete, unsaved: true },
    'collect apply:repair! record:deployed',
  ],
  [
    'a container of it was killed before it was started',
    { desired: wants(), recorded: recorded(), observed: { ...incomplete, prepared: true } },
    'collect apply:repair! start:latest record:deployed',
  ],
  [
    'a container of it was killed, and it is changed',
    { desired: wants(desired(), B), recorded: recorded(), previous: wasA, observed: incomplete },
    'collect save apply:replace! start:latest record:deployed',
  ],
  [
    'a container of it was killed, and it is to go back',
    { desired: wants(), recorded: recorded({ wish }), previous: wasA, observed: incomplete },
    'collect save apply:repair! restore:older record:restored',
  ],
  [
    'all its containers were killed',
    { desired: wants(), recorded: recorded(), observed: { ...dead, isIncomplete: true } },
    'apply:recover! collect start:latest record:deployed',
  ],
  [
    'killed before the update: nothing made',
    { desired: wants(), recorded: undeployed, stackHolds: false },
    'apply:create start:latest record:deployed',
  ],
  [
    'killed after the update: made, not recorded, not started',
    { desired: wants(), recorded: undeployed, stackHolds: false, observed: { ...runs, prepared: true } },
    'collect apply:adopt start:latest record:deployed',
  ],
  [
    'killed after the start: made and running, not recorded',
    { desired: wants(), recorded: undeployed, stackHolds: false, observed: runs },
    'collect apply:adopt record:deployed',
  ],
  [
    'respawned and killed before the start',
    { desired: wants(), recorded: recorded(), observed: { ...runs, prepared: true } },
    'collect start:latest record:deployed',
  ],
  [
    'failed before',
    { desired: wants(), recorded: recorded({ failure }), observed: runs },
    'collect apply:adopt record:deployed',
  ],
  [
    'begins from nothing',
    { desired: wants(desired({ restore: 'none' })), stackHolds: false },
    'apply:create start:nothing record:deployed',
  ],
  [
    'begins from nothing, and was killed before the start',
    { desired: wants(none), recorded: undeployed, stackHolds: false, observed: { ...runs, prepared: true } },
    'collect apply:adopt start:nothing record:deployed',
  ],
  [
    'begins from nothing, and is changed: saved all the same',
    { desired: wants(none, B), recorded: recorded(), previous: wasA, observed: runs },
    'collect save apply:replace start:nothing record:deployed',
  ],
  [
    'begins from nothing, and the runner of a change was killed before its start',
    {
      desired: wants(none, B),
      recorded: recorded(),
      previous: wasA,
      observed: { ...runs, generation: B.slice(0, 16), prepared: true },
    },
    'collect apply:adopt start:nothing record:deployed',
  ],
  [
    'begins from nothing, and was rebooted: goes on with what it has',
    {
      desired: { ...wants(none), generation: generationOf(none) },
      recorded: recorded(),
      previous: wasA,
      observed: { ...dead, generation: generationOf(wasA) ?? '' },
    },
    'apply:recover! collect start:kept record:deployed',
  ],
  [
    'begins from nothing, and was rebooted and changed at once',
    { desired: wants(none, B), recorded: recorded(), previous: wasA, observed: dead },
    'apply:recover! collect start:nothing record:deployed',
  ],
  [
    'begins from nothing, and its workspace is gone',
    { desired: wants(none), recorded: recorded(), previous: wasA },
    'apply:recover! start:nothing record:deployed',
  ],
  [
    'begins from nothing from now on, which needs no other workspace',
    { desired: { ...wants(none, B), generation: A.slice(0, 16) }, recorded: recorded(), observed: runs },
    'collect apply:adopt record:deployed',
  ],
  [
    'begins from a named snapshot',
    { desired: wants(desired({ restore: older })), stackHolds: false },
    'apply:create start:older record:deployed',
  ],
  [
    'began from a named snapshot and was rebooted: goes on where it was',
    { desired: wants(desired({ restore: older })), recorded: recorded(), observed: dead },
    'apply:recover! collect start:latest record:deployed',
  ],
  [
    'wished back to a snapshot',
    { desired: wants(), recorded: recorded({ wish }), observed: runs },
    'collect save restore:older record:restored',
  ],
  [
    'to begin anew',
    { desired: wants(), recorded: recorded({ anew }), observed: runs },
    'collect save restart record:restored',
  ],
  [
    'to begin anew, where that must not be saved first',
    { desired: wants(), recorded: recorded({ anew }), observed: runs, unsaved: true },
    'collect restart record:restored',
  ],
  [
    'to begin anew while it is dead',
    { desired: wants(), recorded: recorded({ anew }), observed: dead },
    'apply:recover! collect restart record:restored',
  ],
  [
    'to begin anew with what a merge has changed',
    { desired: wants(desired(), B), recorded: recorded({ anew }), observed: runs },
    'collect save apply:replace restart record:restored',
  ],
  [
    'wished back while it is dead',
    { desired: wants(), recorded: recorded({ wish }), observed: dead },
    'apply:recover! collect start:older record:restored',
  ],
  [
    'resumed though it never restores',
    { desired: wants(desired({ restore: 'none' })), recorded: resumed, stackHolds: false },
    'apply:recover start:latest record:resumed',
  ],
  [
    'resumed while it still runs',
    { desired: wants(), recorded: resumed, observed: runs },
    'collect record:resumed',
  ],
  [
    'resumed while it still runs, with what a merge has changed',
    { desired: wants(desired(), B), recorded: resumed, observed: runs },
    'collect save apply:replace start:latest record:resumed',
  ],
  [
    'resumed after its runner died before it was suspended',
    { desired: wants(), recorded: resumed, observed: dead },
    'apply:recover! collect start:latest record:resumed',
  ],
];

const suspended = { content: desired({ lifecycle: 'suspended' }), digest: B, generation: undefined };
const terminated = { content: desired({ lifecycle: 'terminated' }), digest: B, generation: undefined };
const done = recorded({
  deployed: { commit: 'c'.repeat(40), desired: B, basis: B, at: '2026-11-22T12:00:00Z' },
});
const quiet = { ...wants(), content: desired() };
const unsaved = desired();
const spec = { save: { onTerminate: false, keep: 1 } };
const previousUnsaved: Desired = {
  ...unsaved,
  workspace: spec as WorkspaceSpec,
};

const released: readonly (readonly [string, Partial<Situation>, string])[] = [
  [
    'suspend',
    { desired: suspended, recorded: recorded(), observed: runs },
    'collect save apply:suspend record:suspended',
  ],
  ['suspended already', { desired: suspended, recorded: done, stackHolds: false }, 'nothing'],
  [
    'suspended already, with another configuration for its next window',
    { desired: suspended, recorded: done, stackHolds: false, isNewer: true },
    'record:suspended',
  ],
  [
    'terminate',
    { desired: terminated, recorded: recorded(), observed: runs },
    'collect save apply:terminate record:terminated',
  ],
  [
    'terminate without a save',
    { desired: terminated, recorded: recorded(), observed: runs, previous: previousUnsaved },
    'collect apply:terminate record:terminated',
  ],
  [
    'terminate what can’t be saved',
    { desired: terminated, recorded: recorded(), observed: runs, unsaved: true },
    'collect apply:terminate record:terminated',
  ],
  [
    'suspending always saves',
    { desired: suspended, recorded: recorded(), observed: runs, previous: previousUnsaved },
    'collect save apply:suspend record:suspended',
  ],
  [
    'terminate a dead one',
    { desired: terminated, recorded: recorded(), observed: dead },
    'collect apply:terminate record:terminated',
  ],
  [
    'terminate what lacks a container: a deletion of what is gone may fail',
    { desired: terminated, recorded: recorded(), observed: incomplete },
    'collect save apply:terminate! record:terminated',
  ],
  [
    'killed after the deletion',
    { desired: terminated, recorded: recorded() },
    'apply:terminate! record:terminated',
  ],
  ['never was there', { desired: terminated, stackHolds: false }, 'nothing'],
  ['removed from the tree', { recorded: recorded(), previous: quiet.content, observed: runs }, 'confirm'],
  [
    'removed from the tree, with a yes',
    { recorded: recorded(), previous: quiet.content, observed: runs, yes: true },
    'collect save apply:prune record:terminated',
  ],
  [
    'removed from the tree, never to be pruned',
    {
      recorded: recorded(),
      previous: { ...desired(), lifecycle: { desired: 'running', restore: 'latest', prune: 'never' } },
      observed: runs,
      yes: true,
    },
    'kept',
  ],
  ['removed from the tree and released', { recorded: done, stackHolds: false }, 'nothing'],
  ['made, never recorded, and removed from the tree', { observed: runs, stackHolds: false }, 'confirm'],
];

describe('a twin that is to run', () => {
  test.each(running)('%s', (_name, situation, expected) => {
    expect(words(decide({ ...base, ...situation }))).toBe(expected);
  });
});

describe('a running twin whose containers are to be replaced', () => {
  const inContainers = (memory: number, restore?: string): Desired => {
    const content = desired(restore === undefined ? {} : { restore });
    const runner = { type: 'docker:index/container:Container', inputs: { memory } };
    return { ...content, resources: { ...content.resources, runner } };
  };
  const before = {
    recorded: recorded(),
    previous: inContainers(512),
    observed: runs,
    desired: wants(inContainers(1024), B),
  };
  const same = { ...before.desired, generation: A.slice(0, 16) };
  const again = 'apply:replace apply:repair!';

  test.each<[string, Partial<Situation>, string]>([
    ['is saved, and goes on from its save', {}, `collect save ${again} start:latest record:deployed`],
    ['is not saved if a person says so', { unsaved: true }, `collect ${again} start:latest record:deployed`],
    [
      'goes on from its last save after a run that was cut off',
      { observed: { ...runs, prepared: true } },
      'collect apply:adopt start:latest record:deployed',
    ],
    [
      'keeps its files if it is never restored',
      {
        previous: inContainers(512, 'none'),
        desired: { ...same, content: inContainers(1024, 'none'), generation: generationOf(none)! },
        observed: { ...runs, generation: generationOf(none)! },
      },
      `collect save ${again} start:kept record:deployed`,
    ],
    [
      'does not go back to the snapshot that it began from',
      { previous: inContainers(512, older), desired: { ...same, content: inContainers(1024, older) } },
      `collect save ${again} start:latest record:deployed`,
    ],
  ])('%s', (_name, more, expected) => {
    expect(words(decide({ ...base, ...before, desired: same, ...more }))).toBe(expected);
  });

  test('goes on as it is where its containers stay', () => {
    const content = { ...inContainers(512), program: '2' };
    expect(words(decide({ ...base, ...before, desired: { ...same, content } }))).toBe(
      'collect apply:adopt record:deployed',
    );
  });

  test('is started only if it does not run', () => {
    const decision = decide({ ...base, ...before, desired: same });
    const starts = decision.verdict === 'act' ? decision.actions.filter((each) => each.do === 'start') : [];
    expect(starts).toEqual([{ do: 'start', from: 'latest', ifPrepared: true }]);
  });
});

describe('a twin that is to be released', () => {
  test.each(released)('%s', (_name, situation, expected) => {
    expect(words(decide({ ...base, ...situation }))).toBe(expected);
  });
});

describe.each(['docker:index/container:Container', 'openstack:compute/instance:Instance'])(
  'a stack of %s that its place does not show',
  (type) => {
    const resource = { urn: `urn:pulumi:t::dtaas::${type}::vm`, type };
    const stack = { version: 3, deployment: { resources: [resource] } };
    const holding: Situation = { ...base, stackHolds: stackHolds(stack), recorded: done };

    test.each<[string, Partial<Situation>, string]>([
      ['terminate', { desired: terminated }, 'apply:terminate! record:terminated'],
      ['prune', { previous: quiet.content, yes: true }, 'apply:prune! record:terminated'],
      ['prune without a yes', { previous: quiet.content }, 'confirm'],
    ])('is released by %s, and nothing is recorded before', (_name, more, expected) => {
      expect(words(decide({ ...holding, ...more }))).toBe(expected);
    });
  },
);
