import { canonicalJson } from '../../digest/index.ts';
import type { PlanChange } from '../../generated/reports.ts';
import type { Desired } from '../../generated/types.ts';
import { linkKind } from '../../links/registry.ts';
import { linksOf } from '../../links/rendered.ts';
import { own, printConnection } from '../../references/index.ts';
import { printSchedule } from '../../schedule/schedule.ts';
import type { Json } from '../../values/json.ts';
import { printAddress } from '../../values/network/addresses.ts';
import { isLoopback } from '../../values/network/endpoints.ts';
import { counted, someOf } from '../../values/words/counted.ts';
import type {
  ClockSpec,
  ComponentSpec,
  ConnectionSpec,
  ExposureSpec,
  WorkspaceSpec,
} from '../../workspace.ts';
import { componentWords, libraryWords } from './asset-words.ts';
import { differing, same } from './differing.ts';

/**
 * What would change, in the order of interest: the twin's lifecycle, components and their parameters, connections, then
 * the rest. Empty exactly if the two are the same.
 */
export function planInWords(recorded: Desired | undefined, desired: Desired): readonly PlanChange[] {
  if (!recorded) return [...created(desired)];
  if (same(recorded, desired)) return [];
  const changes = [...lifeChanges(recorded, desired)];
  const { workspace: before } = recorded;
  const { workspace: after } = desired;
  if (before && after) changes.push(...workspaceChanges(before, after));
  else if (after)
    changes.push(
      change('add', 'twin', `starts ${count(after)}`),
      ...exposureChanges({}, after.expose),
      ...internetChanges('deny', after.network.internet),
    );
  else if (before) changes.push(change('remove', 'twin', `stops ${count(before)}`));
  // A difference without words of its own is reported, too.
  return changes.length > 0 ? changes : [change('change', 'twin', 'the rendered form of the twin changes')];
}

function* created(desired: Desired): Iterable<PlanChange> {
  const { workspace } = desired;
  const what = workspace ? `with ${count(workspace)}` : `${desired.lifecycle.desired}, so nothing runs`;
  const how = desired.overrides.emulate ? ', with its emulator in place of the physical twin' : '';
  yield change('add', 'twin', `new twin ${desired.twin} ${desired.version}, ${what}${how}`);
  if (!workspace) return;
  for (const [id, , component] of differing({}, workspace.components)) {
    yield* componentChanges(id, undefined, component);
  }
  yield change('add', 'clock', `clock ${clock(workspace.clock)}`);
  yield* exposureChanges({}, workspace.expose);
  yield* internetChanges('deny', workspace.network.internet);
  yield* linkWarnings(workspace.physicalTwin);
}

function* lifeChanges(before: Desired, after: Desired): Iterable<PlanChange> {
  const [old, now] = [before.lifecycle, after.lifecycle];
  const [there, here] = [before.place.name, after.place.name];
  if (before.version !== after.version) {
    yield change('change', 'twin', `version ${before.version} to ${after.version}`);
  }
  if (old.desired !== now.desired) yield change('change', 'lifecycle', `${old.desired} to ${now.desired}`);
  for (const key of ['restore', 'prune'] as const) {
    if (old[key] !== now[key]) yield change('change', 'lifecycle', `${key}: ${old[key]} to ${now[key]}`, key);
  }
  if (!same(old.schedule, now.schedule)) {
    const words = `schedule: ${hours(old.schedule)} to ${hours(now.schedule)}`;
    yield change('change', 'lifecycle', words, 'schedule');
  }
  if (!same(old.idle, now.idle)) {
    const words = `idle: ${old.idle?.after ?? 'none'} to ${now.idle?.after ?? 'none'}`;
    yield change('change', 'lifecycle', words, 'idle');
  }
  if (!same(before.place, after.place)) {
    const words = there === here ? `the settings of the place ${here}` : `place ${there} to ${here}`;
    yield change('change', 'place', words);
  }
  if (before.flavour !== after.flavour) {
    yield change('change', 'place', `flavour ${before.flavour} to ${after.flavour}`, 'flavour');
  }
  if (before.program !== after.program) {
    yield change('change', 'program', `deployment program ${before.program} to ${after.program}`);
  }
}

/** What a workspace has beside its components, connections, clock and link. */
const others = [
  ['integrations', 'the external systems'],
  ['network', 'the network'],
  ['resources', 'the resources'],
  ['save', 'how the twin is saved'],
  ['secrets', 'the secrets that the twin needs'],
] as const;

function* workspaceChanges(before: WorkspaceSpec, after: WorkspaceSpec): Iterable<PlanChange> {
  if (before.emulator !== after.emulator) {
    yield after.emulator === undefined
      ? change('remove', 'emulator', 'the physical twin instead of its emulator')
      : change('add', 'emulator', 'the emulator instead of the physical twin');
  }
  const [link, newLink] = [before.physicalTwin, after.physicalTwin];
  // A reviewer must not overlook whether commands reach the plant.
  const changesMode = link !== undefined && newLink !== undefined && link.mode !== newLink.mode;
  if (changesMode) {
    const words =
      newLink.mode === 'shadow'
        ? 'commands are shown and no longer sent to the physical twin'
        : 'commands are sent to the physical twin and no longer only shown';
    yield change('change', 'physical-twin', words, 'mode');
  }
  for (const [id, old, now] of differing(before.components, after.components)) {
    yield* componentChanges(id, old, now);
  }
  yield* connectionChanges(before.connections, after.connections);
  if (!same(before.clock, after.clock)) {
    yield change('change', 'clock', `clock ${clock(before.clock)} to ${clock(after.clock)}`);
  }
  // The change of the emulator says that the link comes or goes.
  if (before.emulator === after.emulator && !same({ ...link, mode: 0 }, { ...newLink, mode: 0 })) {
    const words = `the link to the physical twin: ${shown(link)} to ${shown(newLink)}`;
    yield change('change', 'physical-twin', words);
  }
  yield* exposureChanges(before.expose, after.expose);
  yield* internetChanges(before.network.internet, after.network.internet);
  if (changesMode || !same(link, newLink)) yield* linkWarnings(newLink);
  if (!same(before.image, after.image)) {
    const words = `the image of the workspace: ${before.image?.digest ?? 'none'} to ${after.image?.digest ?? 'none'}`;
    yield change('change', 'image', words);
  }
  for (const [key, words] of others) {
    const [old, now] = [before[key], after[key]];
    if (!same(old, now)) yield change('change', key, `${words}: ${shown(old)} to ${shown(now)}`);
  }
}

function* exposureChanges(
  before: WorkspaceSpec['expose'],
  after: WorkspaceSpec['expose'],
): Iterable<PlanChange> {
  for (const [name, old, now] of differing(before, after)) {
    const words = !now
      ? `${name} is closed: ${exposure(old!)}`
      : old
        ? `${name}: ${exposure(old)} to ${exposure(now)}`
        : `${name} opens: ${exposure(now)}`;
    yield change(!now ? 'remove' : old ? 'change' : 'add', 'expose', `${words}${whoReaches(now)}`, name);
  }
}

function* internetChanges(before: Internet, after: Internet): Iterable<PlanChange> {
  const [opened, open] = [before === 'allow', after === 'allow'];
  if (open && !opened) yield change('add', 'network', 'components reach the Internet', 'internet');
  if (opened && !open)
    yield change('remove', 'network', 'components no longer reach the Internet', 'internet');
}

type Internet = WorkspaceSpec['network']['internet'];

function exposure({ component, endpoint, address, port }: ExposureSpec): string {
  const where = port === undefined ? `a free port of ${address}` : printAddress({ host: address, port });
  return `${component}.${endpoint} at ${where}`;
}

function whoReaches(spec: ExposureSpec | undefined): string {
  return spec && !isLoopback(spec.address) ? '. Other machines can reach it' : '';
}

/** What a link over which the twin would command can't promise. */
function* linkWarnings(physicalTwin: WorkspaceSpec['physicalTwin']): Iterable<PlanChange> {
  if (!physicalTwin || physicalTwin.mode === 'shadow') return;
  for (const [name, { link, commands }] of linksOf(physicalTwin)) {
    const { title, lacks } = linkKind(link.protocol);
    const ports = Object.keys(commands);
    if (lacks === undefined || ports.length === 0) continue;
    const words = `${title} has ${lacks}: a killed runner leaves ${someOf(ports)} at the last value`;
    yield change('change', 'physical-twin', words, name === '' ? 'link' : name);
  }
}

function* componentChanges(
  id: string,
  before: ComponentSpec | undefined,
  after: ComponentSpec | undefined,
): Iterable<PlanChange> {
  if (!before || !after) {
    const { asset, version } = (before ?? after)!;
    yield change(after ? 'add' : 'remove', 'component', `${id}: ${asset} ${version}`, id);
    return;
  }
  const words = componentWords(before, after);
  if (words !== undefined) yield change('change', 'component', `${id}: ${words}`, id);
  for (const [name, old, now] of differing(before.parameters, after.parameters)) {
    const unit = own(after.parameterUnits ?? {}, name) ?? own(before.parameterUnits ?? {}, name);
    yield valueChange(`${id}.${name}`, old, now, unit);
  }
  for (const [name, old = 'nothing', now = 'nothing'] of differing(before.uses, after.uses)) {
    yield change('change', 'use', `${id} uses ${now} as its ${name} instead of ${old}`, `${id}.${name}`);
  }
  for (const [use, words] of libraryWords(before, after)) {
    yield change('change', 'use', `${id}: ${words}`, `${id}.${use}`);
  }
  const systems = differing(before.integrations, after.integrations);
  for (const [name, old = 'no system', now = 'no system'] of systems) {
    const words = `${id} reaches ${now} as its ${name} instead of ${old}`;
    yield change('change', 'integrations', words, `${id}.${name}`);
  }
}

function valueChange(name: string, old: Json | undefined, now: Json | undefined, unit = ''): PlanChange {
  const written = (value: Json): string => `${JSON.stringify(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (now === undefined) return change('remove', 'parameter', `${name}: no longer ${written(old!)}`, name);
  if (old === undefined) return change('add', 'parameter', `${name}: ${written(now)}`, name);
  return change('change', 'parameter', `${name}: ${written(old)} to ${written(now)}`, name);
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
      yield change('change', 'connection', `${name}: ${conversions(connection, still)}`, name);
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
  return new Map(connections.map((one) => [printConnection(one), one]));
}

function clock(spec: ClockSpec): string {
  if (spec.mode === 'wall')
    return spec.stepSeconds === undefined ? 'wall' : `wall, its emulator in steps of ${spec.stepSeconds} s`;
  const speed = spec.speed === 'max' ? 'as fast as it goes' : `${spec.speed} times real time`;
  const end = spec.steps === undefined ? '' : `, until step ${spec.steps}`;
  return `lockstep of ${spec.stepSeconds} s, ${speed}${end}`;
}

function hours(schedule: Desired['lifecycle']['schedule']): string {
  return schedule === undefined ? 'none' : printSchedule(schedule);
}

function count({ components }: WorkspaceSpec): string {
  return counted(Object.keys(components).length, 'component');
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : canonicalJson(value);
}

function change(action: PlanChange['action'], subject: string, words: string, name?: string): PlanChange {
  return { action, subject, ...(name === undefined ? {} : { name }), words };
}
