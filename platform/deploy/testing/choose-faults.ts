import { chosenByCommit, testedCommit } from '@dtaas/processes/testing/chosen-by-commit';
import { steps } from './kill-scenes.ts';

type Scene = { readonly [operation in keyof typeof steps]: readonly [operation, string] }[keyof typeof steps];

/** Three kills for one life of a twin, the same for the same commit: its birth, a change, an operator's word. */
export function chooseFaults(commit = testedCommit()): readonly [Scene, Scene, Scene] {
  const one = <T>(of: readonly T[], salt: string): T => chosenByCommit(of, salt, commit);
  const words: readonly Scene[] = [
    ...steps.suspend.map((fault) => ['suspend', fault] as const),
    ...steps.tick.map((fault) => ['tick', fault] as const),
    ...steps.restore.map((fault) => ['restore', fault] as const),
    ...steps.configure.map((fault) => ['configure', fault] as const),
    ...steps.secrets.map((fault) => ['secrets', fault] as const),
  ];
  return [
    ['firstDeployment', one(steps.firstDeployment, 'firstDeployment')],
    ['change', one(steps.change, 'change')],
    one(words, 'word'),
  ];
}
