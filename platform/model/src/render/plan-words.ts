import { canonicalJson } from '../digest/index.ts';
import type { Desired } from '../generated/types.ts';
import { printEndpoint } from '../references/index.ts';
import type { Json } from '../values/json.ts';
import type {
  ClockSpec,
  ComponentSpec,
  ConnectionSpec,
  PhysicalTwinSpec,
  WorkspaceSpec,
} from '../workspace.ts';

/** One difference between what is recorded and what is desired, in the twin's words. */
export interface PlanChange {
  readonly action: 'add' | 'change' | 'remove';
  readonly subject: PlanSubject;
  /** `estimator`, `estimator.noise`, `controller.heaterOn -> physical.heater`; absent for the twin's own. */
  readonly name?: string;
  /** A line for people. */
  readonly words: string;
}

export type PlanSubject =
  | 'twin'
  | 'component'
  | 'parameter'
  | 'use'
  | 'connection'
  | 'clock'
  | 'emulator'
  | 'physical-twin'
  | 'integrations'
  | 'network'
  | 'resources'
  | 'save'
  | 'secrets'
  | 'lifecycle'
  | 'place'
  | 'program';

/**
 * What would change, in the order in which people ask: the twin's life, components and their parameters, connections,
 * then the rest. Empty exactly if the two are the same.
 */
export function planInWords(recorded: Desired | undefined, desired: Desired): readonly PlanChange[] {
  if (!recorded) return [...created(desired)];
  if (canonicalJson(recorded) === canonicalJson(desired)) return [];
  const changes = [...lifeChanges(recorded, desired)];
  const { workspace: before } = recorded;
  const { workspace: after } = desired;
  if (before && after) changes.push(...workspaceChanges(before, after));
  else if (after) changes.push(change('add', 'twin', undefined, `starts ${count(after)}`));
  else if (before) changes.push(change('remove', 'twin', undefined, `stops ${count(before)}`));
  // Whatever has no words of its own is still said to differ.
  return changes.length > 0 ? changes : [change('change', 'twin', undefined, 'its rendered form changes')];
}

function* created(desired: Desired): Iterable<PlanChange> {
  const { workspace } = desired;
  const what = workspace ? `with ${count(workspace)}` : `${desired.lifecycle.desired}, so nothing runs`;
  const how = desired.overrides.emulate ? ', with its emulator in place of the physical twin' : '';
  yield change('add', 'twin', undefined, `new twin ${desired.twin} ${desired.version}, ${what}${how}`);
  if (!workspace) return;
  for (const id of Object.keys(workspace.components).sort()) {
    yield* componentChanges(id, undefined, workspace.components[id]);
  }
  yield change('add', 'clock', undefined, `clock ${clock(workspace.clock)}`);
}

function* lifeChanges(before: Desired, after: Desired): Iterable<PlanChange> {
  if (before.version !== after.version) {
    yield change('change', 'twin', undefined, `version ${before.version} to ${after.version}`);
  }
  if (before.lifecycle.desired !== after.lifecycle.desired) {
    yield change(
      'change',
      'lifecycle',
      undefined,
      `${before.lifecycle.desired} to ${after.lifecycle.desired}`,
    );
  }
  for (const key of ['restore', 'prune'] as const) {
    const [old, now] = [before.lifecycle[key], after.lifecycle[key]];
    if (old !== now) yield change('change', 'lifecycle', key, `${key}: ${old} to ${now}`);
  }
  if (!same(before.place, after.place)) {
    const [old, now] = [before.place.name, after.place.name];
    const words = old === now ? `the settings of the place ${now}` : `place ${old} to ${now}`;
    yield change('change', 'place', undefined, words);
  }
  if (before.flavour !== after.flavour) {
    yield change('change', 'place', 'flavour', `flavour ${before.flavour} to ${after.flavour}`);
  }
  if (before.program !== after.program) {
    yield change('change', 'program', undefined, `deployment program ${before.program} to ${after.program}`);
  }
}

function* workspaceChanges(before: WorkspaceSpec, after: WorkspaceSpec): Iterable<PlanChange> {
  if (before.emulator !== after.emulator) {
    yield after.emulator === undefined
      ? change('remove', 'emulator', undefined, 'the physical twin instead of its emulator')
      : change('add', 'emulator', undefined, 'the emulator instead of the physical twin');
  }
  yield* modeChange(before.physicalTwin, after.physicalTwin);
  for (const id of keysOf(before.components, after.components)) {
    yield* componentChanges(id, before.components[id], after.components[id]);
  }
  yield* connectionChanges(before.connections, after.connections);
  if (!same(before.clock, after.clock)) {
    yield change('change', 'clock', undefined, `clock ${clock(before.clock)} to ${clock(after.clock)}`);
  }
  const rest: readonly (readonly [PlanSubject, keyof WorkspaceSpec, string])[] = [
    ['physical-twin', 'physicalTwin', 'the link to the physical twin'],
    ['integrations', 'integrations', 'the external systems'],
    ['network', 'network', 'the network'],
    ['resources', 'resources', 'the resources'],
    ['save', 'save', 'how it is saved'],
    ['secrets', 'secrets', 'the secrets it needs'],
  ];
  for (const [subject, key, words] of rest) {
    // Coming and going of the link is told with the emulator.
    if (subject === 'physical-twin' && before.emulator !== after.emulator) continue;
    if (same(before[key], after[key]) || (subject === 'physical-twin' && isModeAlone(before, after)))
      continue;
    yield change('change', subject, undefined, `${words}: ${shown(before[key])} to ${shown(after[key])}`);
  }
}

/** A reviewer must not overlook whether commands reach the plant. */
function* modeChange(before?: PhysicalTwinSpec, after?: PhysicalTwinSpec): Iterable<PlanChange> {
  if (!before || !after || before.mode === after.mode) return;
  const words =
    after.mode === 'shadow'
      ? 'commands are shown and no longer sent to the physical twin'
      : 'commands are sent to the physical twin and no longer only shown';
  yield change('change', 'physical-twin', 'mode', words);
}

function isModeAlone(before: WorkspaceSpec, after: WorkspaceSpec): boolean {
  const [old, now] = [before.physicalTwin, after.physicalTwin];
  return old !== undefined && now !== undefined && same({ ...old, mode: 0 }, { ...now, mode: 0 });
}

function* componentChanges(
  id: string,
  before: ComponentSpec | undefined,
  after: ComponentSpec | undefined,
): Iterable<PlanChange> {
  if (!before || !after) {
    const { asset, version } = (before ?? after)!;
    yield change(after ? 'add' : 'remove', 'component', id, `${id}: ${asset} ${version}`);
    return;
  }
  if (before.asset !== after.asset) {
    const words = `${before.asset} ${before.version} to ${after.asset} ${after.version}`;
    yield change('change', 'component', id, `${id}: ${words}`);
  } else if (before.version !== after.version) {
    yield change('change', 'component', id, `${id}: ${after.asset} ${before.version} to ${after.version}`);
  } else if (before.digest !== after.digest) {
    yield change('change', 'component', id, `${id}: ${after.asset} ${after.version} with other files`);
  } else if (!same(portsAndRun(before), portsAndRun(after))) {
    yield change('change', 'component', id, `${id}: how ${after.asset} is run`);
  }
  for (const name of keysOf(before.parameters, after.parameters)) {
    const [old, now] = [before.parameters[name], after.parameters[name]];
    if (!same(old, now))
      yield valueChange(`${id}.${name}`, old, now, unitOf(after, name) ?? unitOf(before, name));
  }
  for (const name of keysOf(before.uses, after.uses)) {
    const [old, now] = [before.uses[name], after.uses[name]];
    if (old === now) continue;
    const words = `${id} uses ${now ?? 'nothing'} as its ${name} instead of ${old ?? 'nothing'}`;
    yield change('change', 'use', `${id}.${name}`, words);
  }
  const [known, knows] = [before.integrations ?? {}, after.integrations ?? {}];
  for (const name of keysOf(known, knows)) {
    if (known[name] === knows[name]) continue;
    const words = `${id} knows as its ${name} ${knows[name] ?? 'no system'} instead of ${known[name] ?? 'none'}`;
    yield change('change', 'integrations', `${id}.${name}`, words);
  }
}

function portsAndRun({ run, environment, inputs, outputs, limits }: ComponentSpec): unknown {
  return { run, environment, inputs, outputs, limits };
}

function unitOf(component: ComponentSpec, parameter: string): string | undefined {
  return component.parameterUnits?.[parameter];
}

function valueChange(name: string, old: Json | undefined, now: Json | undefined, unit = ''): PlanChange {
  const written = (value: Json): string => `${JSON.stringify(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (now === undefined) return change('remove', 'parameter', name, `${name}: no longer ${written(old!)}`);
  if (old === undefined) return change('add', 'parameter', name, `${name}: ${written(now)}`);
  return change('change', 'parameter', name, `${name}: ${written(old)} to ${written(now)}`);
}

function* connectionChanges(
  before: readonly ConnectionSpec[],
  after: readonly ConnectionSpec[],
): Iterable<PlanChange> {
  const [old, now] = [byName(before), byName(after)];
  for (const [name, connection] of old) {
    const still = now.get(name);
    if (!still) yield change('remove', 'connection', name, name);
    else if (!same(connection, still))
      yield change('change', 'connection', name, `${name}: ${conversions(connection, still)}`);
  }
  for (const name of now.keys()) if (!old.has(name)) yield change('add', 'connection', name, name);
}

function conversions(before: ConnectionSpec, after: ConnectionSpec): string {
  const words = ({ convert }: ConnectionSpec): string => {
    if (!convert) return 'not converted';
    const { scale, offset } = convert;
    const shift = offset === 0 ? '' : ` ${offset < 0 ? '−' : '+'} ${Math.abs(offset)}`;
    return `× ${scale}${shift}`;
  };
  return `${words(before)} to ${words(after)}`;
}

function byName(connections: readonly ConnectionSpec[]): ReadonlyMap<string, ConnectionSpec> {
  return new Map(connections.map((one) => [`${printEndpoint(one.from)} -> ${printEndpoint(one.to)}`, one]));
}

function clock(spec: ClockSpec): string {
  if (spec.mode === 'wall')
    return spec.stepSeconds === undefined ? 'wall' : `wall, its emulator in steps of ${spec.stepSeconds} s`;
  const speed = spec.speed === 'max' ? 'as fast as it goes' : `${spec.speed} times real time`;
  const end = spec.steps === undefined ? '' : `, until step ${spec.steps}`;
  return `lockstep of ${spec.stepSeconds} s, ${speed}${end}`;
}

function count({ components }: WorkspaceSpec): string {
  const all = Object.values(components).length;
  return `${all} component${all === 1 ? '' : 's'}`;
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson({ value: a }) === canonicalJson({ value: b });
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : canonicalJson(value);
}

function change(
  action: PlanChange['action'],
  subject: PlanSubject,
  name: string | undefined,
  words: string,
): PlanChange {
  return { action, subject, ...(name === undefined ? {} : { name }), words };
}
