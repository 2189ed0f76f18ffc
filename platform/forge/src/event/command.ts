import { isInstanceId, isName, isSnapshotName } from '@dtaas/model';

/** What a comment commands. */
export type Command =
  | { readonly verb: 'plan' | 'verify' | 'approve' }
  /** Writes locks: those that a merge needs, and that of a twin if one is named. */
  | { readonly verb: 'lock'; readonly named: string | undefined }
  | { readonly verb: 'save' | 'suspend' | 'resume' | 'terminate'; readonly twin: string }
  | { readonly verb: 'restore'; readonly twin: string; readonly snapshot: string };

const alone = ['plan', 'verify', 'approve'] as const;
const ofTwin = ['save', 'suspend', 'resume', 'terminate'] as const;

/** Every command with its arguments, for the answer to a comment that has none of them. */
export const commandUsages: readonly (readonly [usage: string, meaning: string])[] = [
  ['/dtaas plan', 'plan again what the merge would change'],
  ['/dtaas verify', 'verify the assets and twins again'],
  ['/dtaas lock', 'write the missing and outdated twin.lock files to the branch'],
  ['/dtaas lock <twin>', 'the same, and lock a twin to the newest versions'],
  ['/dtaas approve', 'let the merged change delete what its plan deletes'],
  ['/dtaas save <twin>', 'save the state of a twin'],
  ['/dtaas restore <twin> <snapshot>', 'bring a twin back to a snapshot'],
  ['/dtaas suspend <twin>', 'stop a twin and keep its state'],
  ['/dtaas resume <twin>', 'go on with a suspended twin'],
  ['/dtaas terminate <twin>', 'end a twin'],
];

/**
 * The command of a comment. It stands in the first line, from its beginning, and is the comment's only one. Names have the pattern of names; there are no
 * options, and nothing is expanded.
 *
 * @returns undefined if the comment speaks to people; `unknown` if it begins with `/dtaas` and is none of the commands
 */
export function commandOf(text: string): Command | 'unknown' | undefined {
  const [first = '', ...others] = text.split(/\r\n|\r|\n/);
  if (!first.startsWith('/dtaas')) return undefined;
  if (others.some((line) => line.startsWith('/dtaas'))) return 'unknown';
  const words = first.replace(/ +$/, '').split(/ +/);
  const [name, verb, twin, snapshot] = words;
  if (name !== '/dtaas') return 'unknown';
  const single = alone.find((each) => each === verb);
  if (single) return words.length === 2 ? { verb: single } : 'unknown';
  if (verb === 'lock')
    return words.length === 2 || (twin !== undefined && words.length === 3 && isName(twin))
      ? { verb, named: twin }
      : 'unknown';
  if (twin === undefined || !isTwin(twin)) return 'unknown';
  const about = ofTwin.find((each) => each === verb);
  if (about) return words.length === 3 ? { verb: about, twin } : 'unknown';
  return verb === 'restore' && words.length === 4 && isSnapshotName(snapshot)
    ? { verb, twin, snapshot }
    : 'unknown';
}

/** A twin or a child of one, not an instance of the platform's own. */
function isTwin(text: string): boolean {
  return isInstanceId(text) && !text.startsWith('_');
}
