import type { TwinStatus } from '@dtaas/deploy';
import { snapshotTime } from '@dtaas/model';
import { type Block, type Document, type Facts, gap, line, table, tableOf } from './document.ts';
import { restoreLine } from './outcome.ts';
import { clockLine, errorBlocks, remarkBlocks, shaded } from './parts.ts';
import { ageText, agoText, unitText, valueText } from './values.ts';
import { command, type Line, ours, say, toned } from './words.ts';

/**
 * One twin in full; several in a table with what is wrong below.
 *
 * @param now milliseconds since 1970, which ages are counted from
 */
export function statusDocument(statuses: readonly TwinStatus[], now: number): Document {
  const [first] = statuses;
  const none = line(say`There are no twins. To make one: ${command('dtaas new twin')}`);
  const blocks = !first
    ? [none]
    : statuses.length === 1
      ? twinBlocks(first, now)
      : overviewBlocks(statuses, now);
  return { title: say`Status`, blocks };
}

function overviewBlocks(statuses: readonly TwinStatus[], now: number): readonly Block[] {
  const rows = statuses.map((status) => [
    say`${status.twin}`,
    shaded(status.sync),
    shaded(status.health),
    say`${status.place ?? ''}`,
    desiredLine(status),
    lastSaveLine(status, now),
    status.waiting > 0 ? say`${status.waiting} waiting` : [],
  ]);
  const wrong = statuses.flatMap(({ twin, reasons, failure, error }) => [
    ...reasons.map((reason) => line(say`${twin}: ${reason}`)),
    ...(failure ? [line(say`${twin}: the last run ${failureLine(failure, now)}`)] : []),
    ...(error ? [line(say`${twin}: ${error.code}: ${error.message}`), line(say`${error.hint}`, 1)] : []),
  ]);
  const columns = ['twin', 'sync', 'health', 'place', 'desired', 'last save', 'snapshots'];
  return [table(columns, rows), ...wrong, ...remarkBlocks(statuses)];
}

function twinBlocks(status: TwinStatus, now: number): readonly Block[] {
  const { twin, title, error } = status;
  return [
    line(say`${toned('strong', say`${twin}`)}${title === undefined ? [] : say`  ${title}`}`),
    factsOf(status, now),
    ...componentTable(status),
    ...valueTable(status),
    ...commandTable(status),
    ...refusedTable(status, now),
    ...(error ? [gap, ...errorBlocks(error)] : []),
    ...(status.remarks.length > 0 ? [gap, ...remarkBlocks([status])] : []),
  ];
}

function factsOf(status: TwinStatus, now: number): Facts {
  const { deployed, clock, failure, isolation, level, physicalTwin, restore, secretsSince } = status;
  const since = deployed
    ? say` with ${deployed.commit.slice(0, 10)}, deployed ${ours(agoText(deployed.at, now))}`
    : [];
  const waiting = say`${status.waiting} to be committed: ${command(`dtaas save ${status.twin}`)}`;
  const facts: readonly (readonly [name: string, value: Line | false | undefined])[] = [
    ['sync', say`${shaded(status.sync)}${since}`],
    ...healthFacts(status),
    ['last run', failure && failureLine(failure, now)],
    ['place', status.place !== undefined && say`${status.place}`],
    ['desired', desiredLine(status)],
    ['is a', level && say`${level}`],
    ['clock', clock && clockLine(clock)],
    ['commands', physicalTwin?.mode === 'shadow' && say`shown but never sent (mode: shadow)`],
    ['runs in', isolation && isolationLine(isolation)],
    ['secrets', secretsSince !== undefined && say`given ${ours(agoText(secretsSince, now))}`],
    ['last save', lastSaveLine(status, now)],
    ['snapshots', status.waiting > 0 && waiting],
    ['state', restore && restoreLine(restore)],
  ];
  return { kind: 'facts', facts: facts.flatMap(([name, value]) => (value ? [[name, value] as const] : [])) };
}

function isolationLine({ mode, network }: NonNullable<TwinStatus['isolation']>): Line {
  return mode === 'none' ? say`no sandbox` : say`${mode}, network ${network}`;
}

function componentTable({ components = {} }: TwinStatus): readonly Block[] {
  const rows = Object.entries(components).map(([id, { state, restarts, reason = '' }]) => {
    const restarted = restarts === 0 ? [] : say`${restarts} restart${restarts === 1 ? [] : say`s`}`;
    return [say`${id}`, say`${state}`, restarted, say`${reason}`];
  });
  return tableOf(['component', 'state', '', ''], rows);
}

function valueTable({ values = {} }: TwinStatus): readonly Block[] {
  const rows = Object.entries(values).map(([port, value]) => [say`${port}`, ...valueCells(value)]);
  return tableOf(['port', '>value', 'unit', '>age'], rows);
}

function valueCells(value: NonNullable<TwinStatus['values']>[string]): readonly Line[] {
  return [say`${valueText(value)}`, say`${unitText(value.unit)}`, say`${ours(ageText(value.age))}`];
}

/** The last commands, and whether they were sent. */
function commandTable({ physicalTwin }: TwinStatus): readonly Block[] {
  const rows = Object.entries(physicalTwin?.commands ?? {}).map(([port, sent]) => [
    say`${port}`,
    ...valueCells(sent),
    sent.sent ? say`sent` : say`not sent`,
  ]);
  return tableOf(['command', '>value', 'unit', '>age', ''], rows);
}

function refusedTable({ refused = {} }: TwinStatus, now: number): readonly Block[] {
  const rows = Object.entries(refused).map(([port, { count, last, at }]) => [
    say`${port}`,
    say`${count}`,
    say`the last, ${ours(agoText(at, now))}, ${last}`,
  ]);
  return tableOf(['port', '>refused', ''], rows);
}

/** The failed run only: the health of the twin has a line of its own. */
function failureLine({ attempts, at, message }: NonNullable<TwinStatus['failure']>, now: number): Line {
  const times = attempts > 1 ? say`, ${attempts} times in a row` : [];
  return say`failed ${ours(agoText(at, now))}${times}: ${withoutStop(message)}; the next run tries again`;
}

/** What git says, and what holds instead if an operator has said otherwise. */
function desiredLine({ desired, overrides: { emulate } }: TwinStatus): Line {
  const { git = '', now = '' } = desired;
  const clock = emulate?.clock === 'wall' ? say` on the wall clock` : [];
  const emulated = emulate ? say`, emulated${clock}` : [];
  return say`${now}${emulated}${git === '' || git === now ? [] : say` (git: ${git})`}`;
}

function lastSaveLine({ lastSave, snapshot }: TwinStatus, now: number): Line {
  const saved = lastSave ?? (snapshot === undefined ? undefined : snapshotTime(snapshot));
  return saved === undefined ? say`never` : say`${ours(agoText(saved, now))}`;
}

/** A single reason stands beside the health, several below each other. */
function healthFacts({ health, reasons }: TwinStatus): readonly (readonly [string, Line])[] {
  const [only] = reasons;
  if (reasons.length === 1) return [['health', say`${shaded(health)}; ${withoutStop(only ?? '')}`]];
  return [['health', shaded(health)], ...reasons.map((reason) => ['', say`${withoutStop(reason)}`] as const)];
}

/** A sentence within a line. */
function withoutStop(sentence: string): string {
  return sentence.trimEnd().replace(/\.$/, '');
}
