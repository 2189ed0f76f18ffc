import type { ReportedError } from '@dtaas/deploy';
import type { RunnerStatus } from '@dtaas/runner';
import { type Block, line } from './document.ts';
import { timeText } from './values.ts';
import { command, type Line, ours, say, type Tone, toned } from './words.ts';

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
  return [tone ? { role: 'words', text: word, tone } : { role: 'data', text: word }];
}

/** A clock's time; in lockstep with the step, and how fast the steps follow each other. */
export function clockLine({ mode, t, step, speed, behind = 0 }: RunnerStatus['clock']): Line {
  if (mode === 'wall') return say`${ours(timeText(t))}`;
  const pace = speed === undefined ? [] : speed === 'max' ? say`, at full speed` : say`, ${speed}× real time`;
  const late = behind >= 1 ? say`, ${Math.round(behind)} s behind` : [];
  return say`step ${step ?? 0} at ${ours(timeText(t))}${pace}${late}`;
}

/** That a twin is no longer in the tree, and how to release it. `kept`: its configuration forbids that a deployment does. */
export function removedLine(twin: string, verdict: 'confirm' | 'kept'): Line {
  return verdict === 'kept'
    ? say`no longer in the tree, but its lifecycle.prune keeps it. To release it: ${command(`dtaas terminate ${twin}`)}`
    : say`no longer in the tree. To release it and keep its biography: ${command(`dtaas deploy ${twin} --yes`)}`;
}

/** What went wrong with one twin, with its problems, and what to do next. */
export function errorBlocks(error: ReportedError, depth = 1): readonly Block[] {
  const { code, message, hint, problems = [] } = error;
  const [first = '', ...more] = message.split('\n');
  return [
    line(say`${toned('bad', say`${code}`)}: ${first}`, depth),
    ...more.map((text) => line(say`${text}`, depth + 1)),
    ...problems.map((problem) => {
      const where = `${problem.file}:${problem.line}:${problem.column}`;
      return line(say`${where} ${problem.code}: ${problem.message}`, depth + 1);
    }),
    ...hint.split('\n').map((text) => line(say`${text}`, depth + 1)),
  ];
}

/** The remarks on several twins, each once: a machine without a sandbox has none for all of them. */
export function remarkBlocks(
  twins: readonly { readonly twin: string; readonly remarks?: readonly string[] }[],
): readonly Block[] {
  const twinsOf = new Map<string, string[]>();
  for (const { twin, remarks = [] } of twins) {
    for (const remark of remarks) twinsOf.set(remark, [...(twinsOf.get(remark) ?? []), twin]);
  }
  return [...twinsOf].map(([remark, names]) => {
    const several = names.length > 3 ? say`${names.length} twins: ` : say`${names.join(', ')}: `;
    return line(toned('faint', say`${twins.length === 1 ? [] : several}${remark}`));
  });
}
