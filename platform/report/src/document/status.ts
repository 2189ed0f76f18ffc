import { amountInWords, isLoopback, snapshotTime, type TwinStatus } from '@dtaas/model';
import { type Block, type Document, gap, line, table } from './document.ts';
import { restoreLine } from './outcome.ts';
import { clockLine, errorBlocks, remarkBlocks, sandboxLine, shaded, uncoveredLine } from './parts.ts';
import { ago, spanText, unitAndCount, valueText } from './values.ts';
import { command, counted, joined, type Line, ours, say, toned } from './words.ts';

/**
 * One twin in full; several in a table with what is wrong below.
 *
 * @param now milliseconds since 1970, which ages are counted from
 */
export function statusDocument(statuses: readonly TwinStatus[], now: number): Document {
  const [first] = statuses;
  const none = say`There are no twins. To make one: ${command('dtaas new twin')}`;
  const several = statuses.length > 1 ? overviewBlocks(statuses, now) : undefined;
  return { title: say`Status`, blocks: several ?? (first ? twinBlocks(first, now) : [line(none)]) };
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
  const { twin, title, components, values, physicalTwin, exposed, refused, error } = status;
  return [
    line(say`${toned('strong', say`${twin}`)}${title === undefined ? [] : say`  ${title}`}`),
    { kind: 'facts', facts: factsOf(status, now) },
    ...tableOf(['component', 'state', '', ''], components, ({ state, restarts, reason }) => [
      say`${state}`,
      restarts === 0 ? [] : counted(restarts, 'restart'),
      say`${reason}`,
    ]),
    ...tableOf(['port', '>value', 'unit', '>age'], values, valueCells),
    ...tableOf(['command', '>value', 'unit', '>age', ''], physicalTwin?.commands, (sent) => [
      ...valueCells(sent),
      sent.sent ? say`sent` : say`not sent`,
    ]),
    ...tableOf(['endpoint', 'address', '', ''], exposed, (each) => [
      say`${each.url ?? each.address}`,
      say`${`${each.component}.${each.endpoint}`}`,
      exposedLine(each),
    ]),
    ...tableOf(['port', '>refused', ''], refused, ({ count, last, at }) => [
      say`${count}`,
      say`the last, ${ago(at, now)}, ${last}`,
    ]),
    ...(error ? [gap, ...errorBlocks(error, 1)] : []),
    ...(status.remarks.length > 0 ? [gap, ...remarkBlocks([status])] : []),
  ];
}

function exposedLine({ address, isOpen, reason }: Exposed): Line {
  if (!isOpen) return say`not open`;
  const who = isLoopback(address) ? [] : [say`other machines can reach it`];
  return joined([...who, ...(reason === undefined ? [] : [say`${reason}`])]);
}

/** A row for each entry, its name first; nothing if there are no entries. */
function tableOf<T>(
  columns: readonly string[],
  entries: { readonly [name: string]: T } = {},
  cellsOf: (entry: T) => readonly Line[],
): readonly Block[] {
  const rows = Object.entries(entries).map(([name, entry]) => [say`${name}`, ...cellsOf(entry)]);
  return rows.length === 0 ? [] : [gap, table(columns, rows, 1)];
}

/** The value, the unit and the age, which runners of earlier platforms don't report. */
function valueCells(value: NonNullable<TwinStatus['values']>[string]): readonly Line[] {
  const age = value.age === undefined ? [] : say`${ours(spanText(value.age))}`;
  return [say`${valueText(value)}`, say`${unitAndCount(value)}`, age];
}

type Exposed = NonNullable<TwinStatus['exposed']>[string];

type Fact = readonly [name: string, value: Line];

function factsOf(status: TwinStatus, now: number): readonly Fact[] {
  const { deployed, clock, failure, isolation, level, physicalTwin, restore, secretsSince } = status;
  const since = deployed ? say` with ${deployed.commit.slice(0, 10)}, deployed ${ago(deployed.at, now)}` : [];
  const waiting = say`${status.waiting} to be committed: ${command(`dtaas save ${status.twin}`)}`;
  const facts: readonly (readonly [name: string, value: Line | false | undefined])[] = [
    ['sync', say`${shaded(status.sync)}${since}`],
    ...healthFacts(status),
    ['last run', failure && failureLine(failure, now)],
    ['place', status.place !== undefined && say`${status.place}`],
    ['desired', (status.desired.now ?? status.desired.git) !== undefined && desiredLine(status)],
    ['next', status.next && nextLine(status.next)],
    ['freed', status.freed && freedLine(status.freed)],
    ['is a', level && say`${level}`],
    ['clock', clock && clockLine(clock)],
    ['commands', physicalTwin?.mode === 'shadow' && say`shown but never sent (mode: shadow)`],
    ['runs in', isolation && sandboxLine(isolation, say`no sandbox`)],
    ['uncovered', isolation && uncoveredLine(isolation)],
    ['secrets', secretsSince !== undefined && say`given ${ago(secretsSince, now)}`],
    ['last save', lastSaveLine(status, now)],
    ['snapshots', status.waiting > 0 && waiting],
    ['state', restore && restoreLine(restore)],
  ];
  return facts.filter((fact): fact is Fact => Array.isArray(fact[1]));
}

/** The failed run only: the health of the twin has a line of its own. */
function failureLine({ attempts, at, message }: NonNullable<TwinStatus['failure']>, now: number): Line {
  const times = attempts > 1 ? say`, ${attempts} times in a row` : [];
  return say`failed ${ago(at, now)}${times}: ${withoutStop(message)}; the next run tries again`;
}

/** What git says, and what holds instead if an operator has said otherwise. */
function desiredLine({ desired, overrides: { emulate } }: TwinStatus): Line {
  const { git = '', now = '' } = desired;
  const clock = emulate?.clock === 'wall' ? say` on the wall clock` : [];
  const emulated = emulate ? say`, emulated${clock}` : [];
  return say`${now}${emulated}${git === '' || git === now ? [] : say` (git: ${git})`}`;
}

function nextLine({ at, to, by }: NonNullable<TwinStatus['next']>): Line {
  const why = {
    schedule: say`by lifecycle.schedule`,
    idle: say`by lifecycle.idle, unless somebody uses it`,
    until: say`when the request of an operator ends`,
  };
  return say`${to} at ${at.replace('.000Z', 'Z')}, ${why[by]}`;
}

/** What other twins can use in the meantime. */
function freedLine({ cpu, memoryBytes, diskBytes, containers }: NonNullable<TwinStatus['freed']>): Line {
  const freed = [
    ['cpu', cpu],
    ['memory', memoryBytes],
    ['disk', diskBytes],
    ['containers', containers],
  ] as const;
  const amounts = freed.flatMap(([resource, amount]) =>
    amount === undefined ? [] : [[ours(amountInWords[resource](amount))]],
  );
  return amounts.length === 0 ? say`its workspace` : joined(amounts);
}

function lastSaveLine({ lastSave, snapshot }: TwinStatus, now: number): Line {
  const saved = lastSave ?? (snapshot === undefined ? undefined : snapshotTime(snapshot));
  return saved === undefined ? say`never` : say`${ago(saved, now)}`;
}

/** A single reason stands beside the health, several below each other. */
function healthFacts({ health, reasons }: TwinStatus): readonly Fact[] {
  const sentences = reasons.map(withoutStop);
  if (sentences.length === 1) return [['health', say`${shaded(health)}; ${sentences[0]}`]];
  return [['health', shaded(health)], ...sentences.map((text): Fact => ['', say`${text}`])];
}

/** A sentence within a line. */
function withoutStop(sentence: string): string {
  return sentence.trimEnd().replace(/\.$/, '');
}
