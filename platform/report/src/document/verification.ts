import { stripVTControlCharacters } from 'node:util';
import type { AssetResult, Reports, TwinResult } from '@dtaas/model';
import { type Block, type Document, line } from './document.ts';
import { failingLines } from './failing-lines.ts';
import { counted, joined, type Line, ours, say, toned } from './words.ts';

type Verification = Omit<Reports['VerificationReport'], 'apiVersion' | 'kind'>;

/** The result of an asset or a twin. */
type Result = AssetResult | TwinResult;

/**
 * What the tests of assets and twins came to. What was verified before is only counted.
 *
 * @param shown digests of those whose result was shown as progress
 */
export function verificationDocument(report: Verification, shown: ReadonlySet<string> = new Set()): Document {
  const { twins = [] } = report;
  const results = [...report.results, ...twins].filter(
    ({ outcome, digest }) => outcome !== 'remembered' && !shown.has(digest),
  );
  return {
    title: twins.length > 0 ? say`Tests of the assets and twins` : say`Tests of the assets`,
    blocks: [...results.map(resultBlock), ...summaryBlocks(report)],
  };
}

/** One result, and below it what the failing tests printed. */
export function resultBlock(result: Result): Block {
  const { outcome, output, log, reason = '' } = result;
  if (outcome !== 'failed') return line(resultLine(result));
  const [, ...more] = harmless(reason).split('\n');
  const lines = [...more, ...(output ? failingLines(harmless(output), shownLines) : [])];
  const whole = output && log ? [line(toned('faint', say`All of it: ${log}`), 1)] : [];
  const recording = 'recording' in result && result.recording;
  const values = recording ? [line(toned('faint', say`The values of the run: ${recording}`), 1)] : [];
  const printed: readonly Block[] = lines.length > 0 ? [{ kind: 'output', lines }] : [];
  const details = [...printed, ...whole, ...values];
  return { kind: 'section', head: resultLine(result), details, open: true };
}

const shownLines = 60;

function resultLine(result: Result): Line {
  const { version, outcome, durationMs, recorded, reason = '' } = result;
  const isTwin = 'twin' in result;
  const name = say`${isTwin ? `twins/${result.twin}` : result.asset} ${toned('faint', say`${version}`)}`;
  const took =
    durationMs === undefined ? [] : toned('faint', say` in ${ours((durationMs / 1000).toFixed(1))} s`);
  const [first = ''] = harmless(reason).split('\n');
  const what = {
    passed: say`passed${took}${recorded ? [] : toned('faint', say`, not recorded`)}`,
    remembered: say`verified before`,
    failed: say`failed${took}${first === '' ? [] : say`. ${first}`}`,
    blocked: say`is blocked${first === '' ? [] : say`: ${lowered(first)}`}`,
    cancelled: say`was stopped`,
    untested: say`has nothing to verify: its ${isTwin ? say`twin.yaml` : say`asset.yaml`} names no test`,
  };
  return say`${outcomes[outcome].sign} ${name} ${what[outcome]}`;
}

/** Text of other programs without control sequences. */
function harmless(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu, '');
}

/** In the order in which they are counted. */
const outcomes = {
  passed: { sign: toned('good', say`✓`), counted: say`passed` },
  remembered: { sign: toned('faint', say`=`), counted: say`verified before` },
  failed: { sign: toned('bad', say`✗`), counted: say`failed` },
  blocked: { sign: toned('warning', say`–`), counted: say`blocked` },
  cancelled: { sign: toned('warning', say`–`), counted: say`stopped` },
  untested: { sign: toned('warning', say`–`), counted: say`without tests` },
};

/** How many assets passed, failed and so on, and in which sandbox. */
function summaryBlocks(report: Verification): readonly Block[] {
  const { results: assets, twins = [], shard, isolation, remarks } = report;
  const results = [...assets, ...twins];
  const part = shard ? say`Shard ${shard.number} of ${shard.of}` : [];
  if (results.length === 0)
    return [line(shard ? say`${part}: nothing to verify.` : say`There are no assets to verify.`)];
  const label = shard ? say`${part}: ` : [];
  const count = (wanted: string) => results.filter(({ outcome }) => outcome === wanted).length;
  const before = count('remembered');
  const untested = count('untested');
  if (before + untested === results.length) {
    const rest = untested > 0 ? say`, ${untested} without tests` : [];
    const remembered = subjectsOf(assets.filter(isBefore), twins.filter(isBefore));
    return [
      line(say`${label}${shard ? say`nothing` : say`Nothing`} to do: ${remembered} verified before${rest}.`),
    ];
  }
  const shown = Object.entries(outcomes).filter(([outcome]) => count(outcome) > 0);
  const counts = joined(shown.map(([outcome, words]) => say`${count(outcome)} ${words.counted}`));
  const where = isolation ? say` Sandbox: ${sandboxLine(isolation)}.` : [];
  return [
    line(say`${label}${subjectsOf(assets, twins)}: ${counts}.${where}`),
    ...remarks.map((remark) => line(toned('faint', say`${remark}`))),
  ];
}

function isBefore({ outcome }: Result): boolean {
  return outcome === 'remembered';
}

/** `3 assets`, `3 assets and 1 twin` */
function subjectsOf(assets: readonly AssetResult[], twins: readonly TwinResult[]): Line {
  const parts = [
    ...(assets.length > 0 || twins.length === 0 ? [counted(assets.length, 'asset')] : []),
    ...(twins.length > 0 ? [counted(twins.length, 'twin')] : []),
  ];
  return joined(parts, ' and ');
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function sandboxLine({ mode, strong }: NonNullable<Verification['isolation']>): Line {
  if (mode === 'weak') return say`none, so it counts as weak`;
  return strong ? say`${mode}` : say`${mode} without limits, so it counts as weak`;
}
