import { stripVTControlCharacters } from 'node:util';
import type { Isolation } from '@dtaas/sandbox';
import { type AssetResult, countByOutcome, type VerifyReport } from '@dtaas/verify';
import colors from 'picocolors';
import { failingLines } from './failing-lines.ts';

/** One asset's outcome in a line, and below it what its failing tests printed. */
export function resultText(result: AssetResult): string {
  const name = `${result.asset} ${colors.dim(result.version)}`;
  const took = result.durationMs === undefined ? '' : colors.dim(` in ${seconds(result.durationMs)}`);
  switch (result.outcome) {
    case 'passed':
      return `${colors.green('✓')} ${name} passed${took}${result.recorded ? '' : colors.dim(', not remembered')}`;
    case 'remembered':
      return `${colors.dim('=')} ${name} verified before`;
    case 'untested':
      return `${colors.yellow('–')} ${name} has nothing to verify: its asset.yaml names no test`;
    case 'cancelled':
      return `${colors.yellow('–')} ${name} was stopped`;
    case 'blocked':
      return `${colors.yellow('–')} ${name} ${lowered(result.reason)}`;
    case 'failed':
      return [
        `${colors.red('✗')} ${name} failed${took}. ${barred(result.reason ?? '')}`.trimEnd(),
        ...printed(result),
      ].join('\n');
  }
}

const shownLines = 60;
const bar = '  │ ';

/** A reason may quote what a build printed. */
function barred(reason: string): string {
  return harmless(reason).replaceAll('\n', `\n${bar}`);
}

/** The lines of the output about failed tests. The file has the whole output. */
function printed({ output, log }: AssetResult): string[] {
  const shown = failingLines(harmless(output ?? ''), shownLines).map((line) => `${bar}${line}`);
  const where = log ? [colors.dim(`    All of it: ${log}`)] : [];
  return output ? [...shown, ...where] : [];
}

/**
 * Text of strangers, as it may stand on a terminal and in a CI's log: nothing that steers, and with the bar before
 * each line nothing that a forge's runner takes for a command (`::…` at a line's start, `##[…` anywhere).
 */
function harmless(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[^\P{Cc}\t\n]|\p{Bidi_Control}/gu, '')
    .replaceAll('##[', '# #[');
}

/** What came of all. */
export function reportText({ results, isolation, remarks }: VerifyReport): string {
  if (results.length === 0) return 'There is no asset to verify.';
  const counts = countByOutcome(results);
  const ran = counts.passed + counts.failed + counts.blocked + counts.cancelled;
  const untested = counts.untested > 0 ? `, ${counts.untested} without tests` : '';
  if (ran === 0) return `Nothing to do: ${amount(counts.remembered)} verified before${untested}.`;
  const parts = [
    [counts.passed, 'passed'],
    [counts.remembered, 'verified before'],
    [counts.failed, 'failed'],
    [counts.blocked, 'blocked'],
    [counts.cancelled, 'stopped'],
    [counts.untested, 'without tests'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const where = isolation ? ` Sandbox: ${sandboxText(isolation)}.` : '';
  return [
    `${amount(results.length)}: ${told.join(', ')}.${where}`,
    ...remarks.map((remark) => colors.dim(remark)),
  ].join('\n');
}

function amount(count: number): string {
  return `${count} ${count === 1 ? 'asset' : 'assets'}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function lowered(sentence: string | undefined): string {
  return sentence ? `is blocked: ${sentence[0]?.toLowerCase()}${sentence.slice(1)}` : 'is blocked';
}

function sandboxText({ mode, strong }: Isolation): string {
  if (mode === 'weak') return 'none, so it counts as weak';
  return strong ? mode : `${mode} without limits, so it counts as weak`;
}
