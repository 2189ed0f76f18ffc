import type { FoundForge, PipelineGap, ProtectionGap } from '@dtaas/forge';

/** The secrets of jobs on main. */
export const stateKeyName = 'DTAAS_STATE_KEY';
export const markKeyName = 'DTAAS_MARK_KEY';

/** What there is before a step of `dtaas init`. */
export interface Seen {
  readonly forge: Pick<FoundForge, 'kind'>;
  /** Files that differ from what they should be, with their new texts. */
  readonly files: Readonly<Record<string, string>>;
  /** Files that are as they should be. */
  readonly current: readonly string[];
  /** Names of secrets on the forge. A bare repository keeps none. */
  readonly secrets: readonly string[];
  readonly gaps: readonly ProtectionGap[];
  /** What pipelines lack on a forge where files of the repository do not say all of it. */
  readonly pipelines: readonly PipelineGap[] | undefined;
}

export type Action =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'state-key' }
  | { readonly kind: 'mark-key' }
  | { readonly kind: 'protect' }
  | { readonly kind: 'pipelines' };

/** One thing that a repository of twins needs. Without an action, it is there. */
export interface Step {
  readonly about: string;
  /** What the step does, or what is there. */
  readonly text: string;
  readonly action?: Action;
}

/** What `dtaas init` does, in order: files first, and rules last, because a rule can forbid the steps before it. */
export function stepsOf(seen: Seen, { rotate }: { readonly rotate: boolean }): readonly Step[] {
  const { files, current, forge } = seen;
  const keys = forge.kind === 'local' ? [] : keySteps(seen.secrets, rotate);
  return [
    ...Object.entries(files).map(([path, text]) => ({
      about: path,
      text: 'write',
      action: { kind: 'write', path, text } as const,
    })),
    ...current.map((path) => ({ about: path, text: 'as it should be' })),
    ...keys,
    protectionStep(seen.gaps, { forNewKey: forge.kind === 'gitlab' && keys.some(makesStateKey) }),
    ...(seen.pipelines === undefined ? [] : [pipelineStep(seen.pipelines)]),
  ];
}

const makesStateKey = ({ action }: Step): boolean => action?.kind === 'state-key';

function keySteps(secrets: readonly string[], rotate: boolean): readonly Step[] {
  const step = (about: string, make: string, kind: 'state-key' | 'mark-key'): Step => {
    const isThere = secrets.includes(about);
    if (isThere && !rotate) return { about, text: 'is there' };
    return { about, text: isThere ? `${make}, in place of the one that is there` : make, action: { kind } };
  };
  return [
    step(stateKeyName, 'make a deploy key that may push, and keep its private half as a secret', 'state-key'),
    step(markKeyName, 'make a key that signs comments, and keep it as a secret', 'mark-key'),
  ];
}

/** @param forNewKey the rules name the deploy key, which only GitLab's do, and there will be another one */
function protectionStep(
  gaps: readonly ProtectionGap[],
  { forNewKey }: { readonly forNewKey: boolean },
): Step {
  const subjects = gaps.filter(({ byHand }) => byHand === undefined).map(({ subject }) => subject);
  const about = 'protection';
  if (subjects.length === 0 && forNewKey)
    return { about, text: 'let the new deploy key push the state', action: { kind: 'protect' } };
  if (subjects.length === 0)
    return { about, text: 'branches and tags are protected as far as a program can' };
  return { about, text: `protect ${subjects.join(', ')}`, action: { kind: 'protect' } };
}

/** After the protection, because GitLab asks who may merge into the branch of a schedule. */
function pipelineStep(gaps: readonly PipelineGap[]): Step {
  const mendable = gaps.filter(({ byHand }) => byHand === undefined).map(({ subject }) => subject);
  const about = 'pipelines';
  if (mendable.length === 0) return { about, text: 'what a program can set up is there' };
  return { about, text: `set up ${[...new Set(mendable)].join(', ')}`, action: { kind: 'pipelines' } };
}

/** What a program cannot do, in the order in which a person does it. */
export function leftToDo(
  { kind }: Pick<FoundForge, 'kind'>,
  { gaps, pipelines = [] }: Pick<Seen, 'gaps'> & Partial<Pick<Seen, 'pipelines'>>,
  { rotated }: { readonly rotated: boolean },
): readonly string[] {
  const says = (usual: string) => (gap: ProtectionGap | PipelineGap) =>
    `${gap.subject}: ${gap.problem} ${gap.byHand ?? usual}`;
  return [
    ...gaps.filter(({ isLasting }) => !isLasting).map(says('To mend it: dtaas protect')),
    ...pipelines.map(says('To mend it: dtaas init')),
    ...clicks[kind],
    ...(rotated && kind !== 'local' ? [oldComments] : []),
  ];
}

const oldComments =
  'Comments that the old key has signed are not recognised any more: the next job of each pull request writes another one.';

const clicks: { readonly [K in FoundForge['kind']]: readonly string[] } = {
  github: [
    'Settings > Actions > General > Workflow permissions: choose "Read repository contents". Each workflow names what else it needs.',
    'Settings > Actions > General > Approval for running fork pull request workflows: choose who has to be approved.',
  ],
  // The gaps of its pipelines say each.
  gitlab: [],
  gitea: ['Settings > Actions > Runners: register a runner, unless the server has one.'],
  local: [],
};
