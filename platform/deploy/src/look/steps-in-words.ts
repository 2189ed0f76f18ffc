import type { RecordedStatus } from '@dtaas/model';
import type { Action } from '../assess/decide.ts';

/** The steps of a decision, for people. Bookkeeping is left out. */
export function stepsInWords(
  actions: readonly Action[],
  recorded: RecordedStatus | undefined,
): readonly string[] {
  const hasSnapshot = recorded?.snapshot !== undefined || actions.some((action) => action.do === 'save');
  return actions.map((action) => inWords(action, hasSnapshot)).filter((words) => words !== '');
}

function inWords(action: Action, hasSnapshot: boolean): string {
  switch (action.do) {
    case 'collect':
      return 'commit the snapshots that wait';
    case 'save':
      return 'save its state';
    case 'configure':
      return action.changes.map(({ component, words }) => `tell ${component}: ${words}`).join('; ');
    case 'stop':
      return `restart its runner with the secrets of this environment: ${action.secrets.join(', ')}`;
    case 'apply':
      return applied[action.why];
    case 'start':
      if (action.lost) return 'start it without its earlier state, which is gone';
      if (action.from === 'kept' || (action.from === 'latest' && !hasSnapshot)) return 'start it';
      return `start it from ${action.from === 'latest' ? 'its latest snapshot' : action.from}`;
    case 'restart':
      return 'begin from nothing; its snapshots stay';
    case 'restore':
      return `put it back to ${action.from}`;
    case 'record':
      return '';
  }
}

const applied = {
  create: 'make its workspace',
  move: 'make its workspace at the new place, and remove it at the old one',
  lost: 'make its workspace at the new place, because the old one is lost',
  replace: 'replace its workspace',
  recover: "make its workspace again, because it is gone or doesn't answer",
  repair: 'start or make again what has stopped or is gone of its workspace',
  secrets: '',
  configure: '',
  adopt: 'take over and record the workspace that exists',
  suspend: 'release its workspace until it is resumed',
  terminate: 'release everything that it uses; its biography stays',
  prune: 'release everything that it uses, because it is not in the tree any more; its biography stays',
} as const;
