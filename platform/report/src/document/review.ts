import type { AssetResult, TwinResult } from '@dtaas/model';
import type { Report } from '../reports.ts';
import { isPageAddress } from '../review/page-address.ts';
import type { Decision, Gap, Review } from '../review/parts.ts';
import { isOfOtherCommit, shownPlans } from '../review/shown-plans.ts';
import { summaryOf } from '../review/summary.ts';
import { costBlocks } from './cost.ts';
import { type Block, type Document, gap, heading, line } from './document.ts';
import { lockBlocks } from './lock.ts';
import { errorBlocks, remarkBlocks } from './parts.ts';
import { twinPlan } from './plan.ts';
import { problemsDocument } from './problems.ts';
import { resultBlock } from './verification.ts';
import { command, counted, joined, type Line, ours, say, toned } from './words.ts';

type Result = AssetResult | TwinResult;

/** One comment about a pull request: first what somebody has to do or to decide, then the details. */
export function reviewDocument(review: Review): Document {
  const { commit, job, missing, errors = [], decide, check, verification, plan } = review;
  // A review that was read back may say anything here.
  const { state, summary } = summaryOf(review);
  // The line would say that plans of another commit were reviewed as plans of this one.
  const isOther = commit !== null && plan !== undefined && isOfOtherCommit(commit, plan);
  const plans = isOther ? undefined : shownPlans(commit, plan?.twins ?? []);
  const verdict = state === 'success' ? toned('good', say`passed`) : toned('bad', say`failed`);
  return {
    title: say`Review: ${verdict}`,
    blocks: shortened([
      line(say`${ours(summary)}${commit === null ? [] : say`. Commit ${commit}`}`),
      ...missing.map((each) => line(say`${toned('bad', say`!`)} ${gapLine(each)}`)),
      ...errors.flatMap((error) => errorBlocks(error)),
      ...part(say`To decide`, decide.map(decisionBlock)),
      ...part(say`Problems in the configuration`, check ? problemBlocks(check) : []),
      ...part(say`Locks`, lockBlocks(check, plan)),
      ...part(say`Tests`, verification ? testBlocks(verification) : []),
      ...part(say`What the merge would change`, plan ? planBlocks(plan) : []),
    ]),
    ...(plans === undefined ? {} : { hidden: plans }),
    ...(job !== undefined && isPageAddress(job) ? { whole: job } : {}),
  };
}

function part(title: Line, blocks: readonly Block[]): readonly Block[] {
  return blocks.length > 0 ? [gap, heading(title), ...blocks] : [];
}

function gapLine({ about, why, shard, file, details }: Gap): Line {
  if (about === 'file') return say`${file} could not be read as a report. ${details}`;
  const whose = command(`dtaas ${about}`);
  const part = shard ? say`Shard ${shard.number} of ${shard.of} of ${whose}` : [whose];
  return gapLines[why](part);
}

const gapLines: { readonly [why in Gap['why']]: (part: Line) => Line } = {
  absent: (part) => say`${part} left no report: its job failed, was stopped or has not run.`,
  several: (part) => say`${part} left more than one report. Only the first is shown.`,
  mixed: (part) =>
    say`The shards of ${part} split the tests in different ways, so some may not have run. Run all shards again.`,
  'other-commit': (part) => say`The report of ${part} is of another commit.`,
  damaged: (part) => say`The report of ${part} is damaged.`,
};

const effects: { readonly [what in Decision['what']]: (words: string | undefined) => Line } = {
  release: () => say`no longer in the tree, and would be released`,
  state: (words) => say`${words}`,
  data: (words) => say`loses the data of ${words}`,
  replacement: (words) => say`replaces ${words}`,
  deletion: (words) => say`deletes ${words}`,
};

function decisionBlock({ twin, what, words }: Decision): Block {
  return line(say`${toned('bad', say`!`)} ${toned('strong', say`${twin}`)}: ${effects[what](words)}`);
}

function problemBlocks({ problems }: Report<'CheckReport'>): readonly Block[] {
  return problems.length > 0 ? problemsDocument(problems).blocks : [];
}

/** What failed comes first and open; what passed is folded where it is much. */
function testBlocks({ results, twins = [], remarks }: Report<'VerificationReport'>): readonly Block[] {
  const all: readonly Result[] = [...results, ...twins];
  const of = (...wanted: readonly Result['outcome'][]) =>
    all.filter(({ outcome }) => wanted.includes(outcome)).map((result) => resultBlock(withoutFiles(result)));
  const unchanged = all.filter(({ outcome }) => outcome === 'remembered').length;
  return [
    ...of('failed'),
    ...of('blocked', 'cancelled'),
    ...foldedIfMany(say`passed`, of('passed')),
    ...foldedIfMany(say`without tests`, of('untested')),
    ...(unchanged > 0 ? [line(say`= ${unchanged} unchanged, verified before`)] : []),
    ...(all.length === 0 ? [line(say`There was nothing to verify.`)] : []),
    ...remarks.map((remark) => line(toned('faint', say`${remark}`))),
  ];
}

/** Without the paths of files on the machine of the job, which nobody can open. */
function withoutFiles(result: Result): Result {
  const { log: _, ...others } = result;
  if (!('twin' in others)) return others;
  const { recording: __, ...twin } = others;
  return twin;
}

const many = 10;

function foldedIfMany(what: Line, blocks: readonly Block[]): readonly Block[] {
  if (blocks.length <= many) return blocks;
  return [{ kind: 'section', head: say`${blocks.length} ${what}`, details: blocks }];
}

function planBlocks(plan: Report<'PlanReport'>): readonly Block[] {
  const { twins: plans, offline, into } = plan;
  const shown = plans.filter(({ verdict }) => verdict !== 'nothing');
  const digests = shown.flatMap(({ twin, digest }) => (digest ? [line(say`${twin}: ${digest}`)] : []));
  const where = [
    ...(into === undefined ? [] : [say`The plan is of the merge into ${into}.`]),
    ...(offline ? [say`It was made offline: neither a place nor Pulumi was asked.`] : []),
  ];
  return [
    ...(where.length > 0 ? [line(joined(where, ' '))] : []),
    ...shown.map((each) => twinPlan(each, into)),
    ...(plans.length > shown.length
      ? [line(say`${counted(plans.length - shown.length, 'twin')}: nothing would change`)]
      : []),
    ...(plans.length === 0 ? [line(say`No twin would change.`)] : []),
    ...remarkBlocks(plans),
    ...costBlocks(plan),
    ...(digests.length > 0
      ? [{ kind: 'section', head: say`Digests of the plans`, details: digests } as const]
      : []),
  ];
}

/** Characters of one text from elsewhere. Longer ones would push everything else out of a comment. */
const longest = 400;

function shortened(blocks: readonly Block[]): readonly Block[] {
  return blocks.map(shortBlock);
}

function shortBlock(block: Block): Block {
  switch (block.kind) {
    case 'line':
    case 'heading':
      return { ...block, line: short(block.line) };
    case 'output':
      return { ...block, lines: block.lines.map(cut) };
    case 'facts':
      return { ...block, facts: block.facts.map(([name, value]) => [name, short(value)]) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(short)) };
    case 'section':
      return { ...block, head: short(block.head), details: shortened(block.details) };
  }
}

function short(text: Line): Line {
  return text.map((span) => (span.role === 'data' ? { ...span, text: cut(span.text) } : span));
}

/** Never between the halves of a character. */
function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
