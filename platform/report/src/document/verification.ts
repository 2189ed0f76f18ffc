import { stripVTControlCharacters } from 'node:util';
import type { AssetResult, Reports } from '@dtaas/model';
import { type Block, type Document, line } from './document.ts';
import { failingLines } from './failing-lines.ts';
import { counted, joined, type Line, ours, say, toned } from './words.ts';

type Verification = Omit<Reports['VerificationReport'], 'apiVersion' | 'kind'>;

/**
 * What the tests of assets came to. Assets that were verified before are only counted.
 *
 * @param shown digests of the assets whose result was shown as progress
 */
export function verificationDocument(report: Verification, shown: ReadonlySet<string> = new Set()): Document {
  const results = report.results.filter(
    ({ outcome, digest }) => outcome !== 'remembered' && !shown.has(digest),
  );
  return {
    title: say`Tests of the assets`,
    blocks: [...results.map(resultBlock), ...summaryBlocks(report)],
  };
}

/** One asset's result, and below it what its failing tests printed. */
export function resultBlock(result: AssetResult): Block {
  const { outcome, output, log, reason = '' } = result;
  if (outcome !== 'failed') return line(resultLine(result));
  const [, ...more] = harmless(reason).split('\n');
  const lines = [...more, ...(output ? failingLines(harmless(output), shownLines) : [])];
  const whole = output && log ? [line(toned('faint', say`All of it: ${log}`), 1)] : [];
  const details: readonly Block[] = lines.length > 0 ? [{ kind: 'output', lines }, ...whole] : whole;
  return { kind: 'section', head: resultLine(result), details, open: true };
}

const shownLines = 60;

function resultLine(result: AssetResult): Line {
  const { asset, version, outcome, durationMs, recorded, reason = '' } = result;
  const name = say`${asset} ${toned('faint', say`${version}`)}`;
  const took =
    durationMs === undefined ? [] : toned('faint', say` in ${ours((durationMs / 1000).toFixed(1))} s`);
  const [first = ''] = harmless(reason).split('\n');
  const what = {
    passed: say`passed${took}${recorded ? [] : toned('faint', say`, not recorded`)}`,
    remembered: say`verified before`,
    failed: say`failed${took}${first === '' ? [] : say`. ${first}`}`,
    blocked: say`is blocked${first === '' ? [] : say`: ${lowered(first)}`}`,
    cancelled: say`was stopped`,
    untested: say`has nothing to verify: its asset.yaml names no test`,
  };
  return say`${outcomes[outcome].sign} ${name} ${what[outcome]}`;
}

/**
 * Text of other programs without control sequences, and without `##[`, which a forge's runner would take for a command
 * anywhere in a line. (`::` counts only at the start of a line, and each line of an output has something before it.)
 */
function harmless(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu, '')
    .replaceAll('##[', '# #[');
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
function summaryBlocks({ results, isolation, remarks }: Verification): readonly Block[] {
  if (results.length === 0) return [line(say`There are no assets to verify.`)];
  const count = (wanted: string) => results.filter(({ outcome }) => outcome === wanted).length;
  const before = count('remembered');
  const untested = count('untested');
  if (before + untested === results.length) {
    const rest = untested > 0 ? say`, ${untested} without tests` : [];
    return [line(say`Nothing to do: ${counted(before, 'asset')} verified before${rest}.`)];
  }
  const shown = Object.entries(outcomes).filter(([outcome]) => count(outcome) > 0);
  const counts = joined(shown.map(([outcome, words]) => say`${count(outcome)} ${words.counted}`));
  const where = isolation ? say` Sandbox: ${sandboxLine(isolation)}.` : [];
  return [
    line(say`${counted(results.length, 'asset')}: ${counts}.${where}`),
    ...remarks.map((remark) => line(toned('faint', say`${remark}`))),
  ];
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function sandboxLine({ mode, strong }: NonNullable<Verification['isolation']>): Line {
  if (mode === 'weak') return say`none, so it counts as weak`;
  return strong ? say`${mode}` : say`${mode} without limits, so it counts as weak`;
}
