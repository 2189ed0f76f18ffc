import type { TwinStatus } from '@dtaas/deploy';
import colors from 'picocolors';
import { clockText } from '../live-table.ts';
import { shaded } from './health.ts';
import { errorLines, restoreText } from './outcome.ts';
import { plainLines, plainText } from './plain-text.ts';
import { remarksText } from './remarks.ts';
import { table } from './table.ts';
import { ageText, agoText, unitText, valueText } from './values.ts';

/** One twin in full, several in a table with what is wrong below. */
export function statusesText(statuses: readonly TwinStatus[]): string {
  const [first] = statuses;
  if (!first) return 'There are no twins. Make one with: dtaas new twin';
  return statuses.length === 1 ? statusText(first) : overviewText(statuses);
}

function overviewText(statuses: readonly TwinStatus[]): string {
  const rows = statuses.map((status) => [
    status.twin,
    shaded(status.sync),
    shaded(status.health),
    desiredText(status),
    lastSaveText(status),
    status.waiting > 0 ? `${status.waiting} waiting` : '',
  ]);
  const wrong = statuses.flatMap(({ twin, reasons, failure, error }) => [
    ...reasons.map((reason) => `${twin}: ${plainText(reason)}`),
    ...(failure ? [`${twin}: the last run ${failureText(failure)}`] : []),
    ...(error ? [`${twin}: ${error.code}: ${plainLines(error.message)}`, `  ${plainLines(error.hint)}`] : []),
  ]);
  const overview = table(['twin', 'sync', 'health', 'desired', 'last save', 'snapshots'], rows);
  return [overview, ...wrong, ...remarksText(statuses)].join('\n');
}

function statusText(status: TwinStatus): string {
  const { twin, title, level, deployed, clock, isolation, components = {}, values = {}, error } = status;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      'sync',
      `${shaded(status.sync)}${deployed ? ` with ${deployed.commit.slice(0, 10)}, deployed ${agoText(deployed.at)}` : ''}`,
    ],
    ['health', healthText(status)],
    ['last run', status.failure && failureText(status.failure)],
    ['desired', desiredText(status)],
    ['is a', level],
    ['clock', clock && clockText(clock)],
    ['commands', status.physicalTwin?.mode === 'shadow' ? 'shown but never sent (mode: shadow)' : undefined],
    [
      'runs in',
      isolation &&
        (isolation.mode === 'none' ? 'no sandbox' : `${isolation.mode}, network ${isolation.network}`),
    ],
    ['secrets', status.secretsSince && `given ${agoText(status.secretsSince)}`],
    ['last save', lastSaveText(status)],
    [
      'snapshots',
      status.waiting > 0 ? `${status.waiting} wait to be committed: dtaas save ${twin}` : undefined,
    ],
    ['restored', status.restore && restoreText(status.restore)],
  ];
  const parts = [`${colors.bold(twin)}${title ? `  ${plainText(title)}` : ''}`];
  for (const [name, fact] of facts) if (fact) parts.push(`  ${colors.dim(name.padEnd(10))} ${fact}`);
  const running = Object.entries(components).map(([id, { state, restarts, reason }]) => [
    `  ${id}`,
    state,
    restarts > 0 ? `${restarts} ${restarts === 1 ? 'restart' : 'restarts'}` : '',
    plainText(reason ?? ''),
  ]);
  if (running.length > 0) parts.push('', table(['  component', 'state', '', ''], running));
  const ports = Object.entries(values).map(([port, value]) => [
    `  ${port}`,
    valueText(value),
    unitText(value.unit),
    ageText(value.age),
  ]);
  if (ports.length > 0) parts.push('', table(['  port', '>value', 'unit', '>age'], ports));
  parts.push(...commandLines(status));
  const refused = Object.entries(status.refused ?? {}).map(([port, { count, last, at }]) => [
    `  ${port}`,
    String(count),
    `the last, ${agoText(at)}, ${plainText(last)}`,
  ]);
  if (refused.length > 0) parts.push('', table(['  port', '>refused', ''], refused));
  if (error) parts.push('', ...errorLines(error));
  if (status.remarks.length > 0) parts.push('', ...remarksText([status]));
  return parts.join('\n');
}

/** Describes the failed run only. The health of the twin has a line of its own. */
function failureText({ attempts, at, message }: NonNullable<TwinStatus['failure']>): string {
  const again = attempts > 1 ? `, ${attempts} in a row` : '';
  return `failed ${agoText(at)}${again}: ${reasonText(message)}; the next run tries again`;
}

/** The current commands, and whether they were sent. */
function commandLines({ physicalTwin }: TwinStatus): readonly string[] {
  if (!physicalTwin) return [];
  const rows = Object.entries(physicalTwin.commands).map(([port, command]) => [
    `  ${port}`,
    valueText(command),
    unitText(command.unit),
    ageText(command.age),
    command.sent ? 'sent' : 'not sent',
  ]);
  return rows.length === 0 ? [] : ['', table(['  command', '>value', 'unit', '>age', ''], rows)];
}

/** Both masters: what git says, and what holds where an operator said otherwise. */
function desiredText({ desired, overrides }: TwinStatus): string {
  const { git = '', now = '' } = desired;
  const clock = overrides.emulate?.clock === 'wall' ? ' on the wall clock' : '';
  const emulated = overrides.emulate ? `, emulated${clock}` : '';
  return git === '' || git === now ? `${now}${emulated}` : `${now}${emulated} (git: ${git})`;
}

function lastSaveText({ lastSave, snapshot }: TwinStatus): string {
  if (lastSave !== undefined) return agoText(lastSave);
  return snapshot === undefined ? 'never' : agoText(takenAt(snapshot));
}

/** The time in a snapshot's name, `20261122T124132Z-…`. */
function takenAt(snapshot: string): string {
  return snapshot.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-.*$/, '$1-$2-$3T$4:$5:$6Z');
}

/** One reason stands beside the health, several below each other. */
function healthText({ health, reasons }: TwinStatus): string {
  if (reasons.length < 2) return [shaded(health), ...reasons.map(reasonText)].join('; ');
  return [shaded(health), ...reasons.map((reason) => `${' '.repeat(13)}${reasonText(reason)}`)].join('\n');
}

/** A reason is shown as part of a line, without the full stop of a sentence. */
function reasonText(reason: string): string {
  return plainText(reason).replace(/\.$/, '');
}
