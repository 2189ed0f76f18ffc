import { relative } from 'node:path';
import type { AgainOutcome, RunOutcome } from '@dtaas/deploy';
import { type RunRecord, runManifestFile } from '@dtaas/model';
import { plainText } from '@dtaas/report';
import { answerText, type Context } from '../context.ts';

type Differences = AgainOutcome['differences'];

/** More failed cases or differences than these are only counted. */
const shownLines = 10;

/** Prints how a run ended, and where its results are. */
export function answerRun(context: Context, outcome: RunOutcome | AgainOutcome): void {
  const { folder, record } = outcome;
  const differences = 'differences' in outcome ? outcome.differences : undefined;
  const failed = record.cases.filter((each) => each.outcome === 'failed');
  const count = (wanted: string) => record.cases.filter((each) => each.outcome === wanted).length;
  const body = {
    folder,
    outcome: record.outcome,
    durationMs: record.durationMs,
    cases: { done: count('done'), failed: failed.length, unfinished: count('unfinished') },
    failed: failed.map(({ case: number, name, reason }) => ({
      case: number,
      ...(name ? { name } : {}),
      reason,
    })),
    ...(differences ? { differences } : {}),
  };
  answerText(context, 'RunReport', body, textOf(relative(context.cwd, folder) || '.', record, differences));
}

function textOf(folder: string, record: RunRecord, differences: Differences | undefined): string {
  const { asset, twin, component, outcome, durationMs = 0, cases } = record;
  const subject = twin === undefined ? asset.asset : `${twin} ${component}`;
  const ended = cases.filter((each) => each.outcome !== 'unfinished').length;
  const many = cases.length > 1 ? `, ${ended} of ${cases.length} cases` : '';
  return [
    `${subject}: ${words[outcome]} after ${(durationMs / 1000).toFixed(1)} s${many}`,
    ...failures(record, folder),
    `  results: ${folder}`,
    ...(differences ? compared(differences, record) : []),
    ...next(record, folder, differences),
  ].join('\n');
}

function next(
  { outcome }: RunRecord,
  folder: string,
  differences: Differences | undefined,
): readonly string[] {
  if (outcome === 'stopped') return [`To do what is left: dtaas run --again ${folder}`];
  return outcome === 'done' && !differences
    ? [`To repeat it: dtaas run --again ${folder}/${runManifestFile}`]
    : [];
}

function compared(differences: Differences, { cases }: RunRecord): readonly string[] {
  if (differences.length === 0)
    return ['The output files are the same as those of the earlier run, byte for byte.'];
  const lines = differences.slice(0, shownLines).map(({ case: number, path, how }) => {
    const subject = cases.length === 1 ? '' : `case ${number}: `;
    return `  ${plainText(`${subject}${path === undefined ? '' : `${path} `}${hows[how]}`)}`;
  });
  const more = differences.length - lines.length;
  return [
    'The run differs from the earlier one:',
    ...lines,
    ...(more > 0 ? [`  and ${more} more differences`] : []),
  ];
}

const hows = {
  changed: 'has changed',
  missing: 'is missing',
  new: 'is new',
  outcome: 'ended in another way',
} as const;

const words = { done: 'done', failed: 'failed', stopped: 'stopped', unfinished: 'not finished' } as const;

function failures({ cases }: RunRecord, folder: string): readonly string[] {
  const failed = cases.filter((each) => each.outcome === 'failed');
  if (failed.length === 0) return [];
  const lines = failed.slice(0, shownLines).map(({ case: number, name, reason = '' }) => {
    const subject = cases.length === 1 ? '' : `case ${number}${name === undefined ? '' : ` (${name})`}: `;
    return `  ${plainText(`${subject}${reason}`)}`;
  });
  const more = failed.length - lines.length;
  return [...lines, ...(more > 0 ? [`  and ${more} more failed`] : []), `  log: ${folder}/log.txt`];
}
