import type { ReportedError } from '@dtaas/model';
import type { RunnerStatus } from '@dtaas/runner';
import { type Block, line } from './document.ts';
import { timeOf } from './values.ts';
import { command, counted, type Line, say, type Tone, toned } from './words.ts';

const tones: { readonly [word: string]: Tone } = {
  Healthy: 'good',
  Completed: 'good',
  Synced: 'good',
  Progressing: 'busy',
  Suspended: 'calm',
  Degraded: 'bad',
  Missing: 'warning',
  Terminated: 'faint',
  Unknown: 'warning',
  OutOfSync: 'warning',
};

/** A word of health or sync in its tone. */
export function shaded(word: string): Line {
  const tone = tones[word];
  return tone ? [{ role: 'words', text: word, tone }] : say`${word}`;
}

/** A clock's time; in lockstep with the step, and how fast the steps follow each other. */
export function clockLine({ mode, t, step, speed, behind = 0 }: RunnerStatus['clock']): Line {
  if (mode === 'wall') return say`${timeOf(t)}`;
  const pace = speed === undefined ? [] : speed === 'max' ? say`, at full speed` : say`, ${speed}× real time`;
  const late = behind >= 1 ? say`, ${Math.round(behind)} s behind` : [];
  return say`step ${step ?? 0} at ${timeOf(t)}${pace}${late}`;
}

export function sandboxLine({ mode, network }: RunnerStatus['isolation'], none: Line): Line {
  return mode === 'none' ? none : say`${mode}, network ${network}`;
}

/** What each isolation leaves open; the suites of escapes hold the rest. */
const uncovered: { readonly [mode: string]: string } = {
  containers: "the host's kernel, the size of states, whoever may use the engine's socket",
  bubblewrap: "the machine's kernel, the size of states, ports of the twin's other components",
  none: 'anything: components are unconfined, and may do what the user who deployed may do',
};

/** `undefined` for the isolation of a kind of place that others wrote. */
export function uncoveredLine({ mode }: RunnerStatus['isolation']): Line | undefined {
  return Object.hasOwn(uncovered, mode) ? say`${uncovered[mode]!}` : undefined;
}

/**
 * Says that a twin is no longer in the tree, and how to release it. A deployment doesn't release a twin that its configuration keeps (`kept`).
 * Whoever reads the plan of a merge may have only a browser, so it names no command of a terminal.
 */
export function removedLine(twin: string, verdict: 'confirm' | 'kept', isMerge = false): Line {
  if (verdict === 'kept') {
    const how = isMerge
      ? say`To release it, comment after the merge: ${command(`/dtaas terminate ${twin}`)}`
      : say`To release it: ${command(`dtaas terminate ${twin}`)}`;
    return say`no longer in the tree, but its lifecycle.prune keeps it. ${how}`;
  }
  return isMerge
    ? say`no longer in the tree. The merge releases it and keeps its biography.`
    : say`no longer in the tree. To release it and keep its biography: ${command(`dtaas deploy ${twin} --yes`)}`;
}

/** What went wrong with one twin, with its problems, and what to do next. */
export function errorBlocks(error: ReportedError, depth = 0): readonly Block[] {
  const [first, ...more] = error.message.split('\n');
  const problems = (error.problems ?? []).map(
    ({ file, line: row, column, code, message }) => say`${`${file}:${row}:${column}`} ${code}: ${message}`,
  );
  return [
    line(say`${toned('bad', say`${error.code}`)}: ${first}`, depth),
    ...[...more, ...problems, ...error.hint.split('\n')].map((text) => line(say`${text}`, depth + 1)),
  ];
}

/** The remarks on several twins, each once: a machine without a sandbox has none for all of them. */
export function remarkBlocks(
  twins: readonly { readonly twin: string; readonly remarks?: readonly string[] }[],
): readonly Block[] {
  const different = new Set(twins.flatMap(({ remarks = [] }) => remarks));
  return [...different].map((remark) => {
    const names = twins.filter(({ remarks = [] }) => remarks.includes(remark)).map(({ twin }) => twin);
    const whose = say`${names.length > 3 ? counted(names.length, 'twin') : names.join(', ')}: `;
    return line(toned('faint', say`${twins.length === 1 ? [] : whose}${remark}`));
  });
}
