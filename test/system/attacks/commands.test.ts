import { describe } from 'vitest';
import * as commands from '../../../platform/forge/src/event/command.ts';
import type { CommentEvent } from '../../../platform/forge/src/event/event.ts';
import type { Permission, PullRequest } from '../../../platform/forge/src/forge.ts';
import * as rights from '../../../platform/forge/src/rights/may-do.ts';
import * as answers from '../../../platform/pipeline/src/answer/answer.ts';
import { mergedPullRequest, toldForge } from '../../../platform/pipeline/testing/told-forge.ts';
import { reportOf, reviewOf, withPlans } from '../../../platform/report/src/index.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const commanding = (...changes: readonly (readonly [source: string, instead: string])[]) =>
  switchedOff(
    commands,
    'forge/src/event/command.ts',
    ...changes.map(([source, instead]) => ['forge/src/event/command.ts', source, instead] as const),
  );
const isCommand = ({ commandOf }: typeof commands, text: string) => typeof commandOf(text) === 'object';
const oneLine = "const [first = '', ...others] = text.split(/\\r\\n|\\r|\\n/);";

describe('the text of a comment', () => {
  attack(
    'quotes a command of somebody else',
    commanding([oneLine, `${oneLine.replace('text.split', "text.replace(/^> /, '').split")}`]),
    (read) => isCommand(read, '> /dtaas terminate tank\n\nDon’t!'),
  );

  attack(
    'hides a command far below a friendly text',
    commanding([
      oneLine,
      "const [first = '', ...others] = text.split('\\n').filter((line) => line.startsWith('/dtaas'));",
    ]),
    (read) => isCommand(read, `Thanks!${'\n'.repeat(200)}/dtaas terminate tank`),
  );

  attack(
    'names an option instead of a twin',
    commanding(["return isInstanceId(text) && !text.startsWith('_');", 'return text !== undefined;']),
    (read) => isCommand(read, '/dtaas terminate --all'),
  );

  attack(
    'names a twin with letters that look alike',
    commanding(["return isInstanceId(text) && !text.startsWith('_');", 'return text !== undefined;']),
    (read) => isCommand(read, '/dtaas terminate t\u0430nk'),
  );

  attack(
    'names a path instead of a snapshot',
    commanding(['isSnapshotName(snapshot)', 'snapshot !== undefined']),
    (read) => isCommand(read, '/dtaas restore tank ../../heads/main'),
  );

  attack('has control characters in the name of a twin', commanding(['!isTwin(twin)', '!twin']), (read) =>
    isCommand(read, '/dtaas terminate tank\u001b[2K'),
  );
});

interface Scene {
  readonly text: string;
  readonly event?: Partial<CommentEvent>;
  /** What the forge has of the comment now. */
  readonly found?: { readonly body?: string; readonly author?: string; readonly id?: string } | undefined;
  readonly isOpen?: boolean;
  /** More of the pull request. */
  readonly of?: Partial<PullRequest>;
  readonly mayDo?: (account: string, twin: string) => boolean;
  readonly times?: number;
}

/** What is done for a comment. */
async function doneFor({ answerComment }: typeof answers, scene: Scene): Promise<readonly string[]> {
  const done: string[] = [];
  const forge = toldForge();
  const plans = new Map(['tank', 'oven'].map((twin) => [twin, 'f'.repeat(20)]));
  forge.comments.set('7 deployment', withPlans({ commit: 'c'.repeat(40), plans }, ''));
  const merged = mergedPullRequest(7, 'd'.repeat(40), 'c'.repeat(40));
  const event: CommentEvent = {
    ...{ kind: 'comment', on: 'pull-request', number: 7, action: 'created', id: '11', author: 'ada' },
    text: scene.text,
    ...scene.event,
  };
  const found = {
    ...{ id: '11', author: event.author, body: event.text, url: '', createdAt: '', updatedAt: '' },
    ...scene.found,
  };
  for (let time = 0; time < (scene.times ?? 1); time++)
    await answerComment(event, {
      forge: {
        ...forge,
        comments: async () => [found],
        pullRequest: async () => ({ ...merged, ...(scene.isOpen ? { state: 'open' } : {}), ...scene.of }),
      },
      rights: async (_, account, twin) =>
        (scene.mayDo?.(account, twin) ?? true) ? { allowed: true } : { allowed: false, why: 'No.' },
      actions: {
        async approve(approved) {
          done.push(...[...approved.keys()].map((twin) => `approve ${twin}`));
          return reportOf('MergedReport', { commit: 'c'.repeat(40), twins: [] });
        },
        async operate(command) {
          done.push(`${command.verb} ${command.twin}`);
          return { twin: command.twin, outcome: 'done', event: 'saved', health: 'Healthy' };
        },
        async lock({ head }) {
          done.push(`lock ${head.branch}`);
          return 'Done.';
        },
        async review(verb) {
          done.push(verb);
          return reviewOf({ reports: [] });
        },
      },
    });
  return done;
}

const answering = (source: string, instead: string) =>
  switchedOff(answers, 'pipeline/src/answer/answer.ts', ['pipeline/src/answer/answer.ts', source, instead]);
const sameAsWritten = answering(
  'const isSame = found.author === author && lines(found.body) === lines(text);',
  'const isSame = true;',
);

describe('a comment that commands', () => {
  attack(
    'was edited into a command, in the name of the one who wrote it',
    answering("event.action !== 'created' || ", ''),
    async (platform) =>
      (await doneFor(platform, { text: '/dtaas terminate tank', event: { action: 'edited' } })).length > 0,
  );

  attack(
    'was changed between its event and the job, so that nobody sees what was commanded',
    sameAsWritten,
    async (platform) =>
      (await doneFor(platform, { text: '/dtaas terminate tank', found: { body: 'Looks good.' } })).length > 0,
  );

  attack(
    'names another author in the event than the forge does',
    sameAsWritten,
    async (platform) =>
      (await doneFor(platform, { text: '/dtaas terminate tank', found: { author: 'eve' } })).length > 0,
  );

  attack(
    'is in an event of another repository, where the attacker may comment in any name',
    answering(
      "if (!found) return 'The comment with the command was deleted.';",
      'if (!found) return undefined;',
    ),
    async (platform) =>
      (await doneFor(platform, { text: '/dtaas terminate tank', found: { id: '12' } })).length > 0,
  );

  attack(
    'approves the plans of twins of other owners together with those of the author',
    answering('verdict.allowed ? [plan] : []', '[plan]'),
    async (platform) => {
      const mayDo = (_: string, twin: string) => twin === 'tank';
      return (await doneFor(platform, { text: '/dtaas approve', mayDo })).includes('approve oven');
    },
  );

  attack(
    'acts on a twin before the pull request is merged',
    answering("if (!isBefore && state !== 'merged')", 'if (!state)'),
    async (platform) => (await doneFor(platform, { text: '/dtaas terminate tank', isOpen: true })).length > 0,
  );

  attack(
    'writes locks to a branch of the state, from which a pull request was opened',
    answering('if (isUsuallyProtected(branch, defaultBranch, forge.kind))', "if (branch === '')"),
    async (platform) => {
      const head = { branch: 'state/tank', commit: 'd'.repeat(40), repository: 'plant/twins' };
      return (await doneFor(platform, { text: '/dtaas lock', isOpen: true, of: { head } })).length > 0;
    },
  );

  attack(
    'writes locks to the branch here that has the name of the one in the fork',
    answering('if (pullRequest.isFork)', 'if (pullRequest.number === 0)'),
    async (platform) =>
      (await doneFor(platform, { text: '/dtaas lock', isOpen: true, of: { isFork: true } })).length > 0,
  );

  attack(
    'is replayed by running its job again',
    answering('if (isFinal(earlier)) return undefined;', ''),
    async (platform) => (await doneFor(platform, { text: `/dtaas save tank`, times: 2 })).length === 2,
  );
});

const writersOnly = switchedOff(rights, 'forge/src/rights/may-do.ts', [
  'forge/src/rights/may-do.ts',
  "if (permission !== 'write')",
  "if (permission === 'none')",
]);
const allows = (
  { mayDo }: typeof rights,
  action: 'plan' | 'terminate' | 'approve',
  permission: Permission,
  login: string,
) => mayDo(action, { permission, login, roles: {}, owners: ['olga'] }).allowed;

describe('an account', () => {
  attack('of a stranger commands a plan in a pull request of a fork', writersOnly, (platform) =>
    allows(platform, 'plan', 'read', 'stranger'),
  );

  attack('takes the name that an owner gave up by renaming the account', writersOnly, (platform) =>
    allows(platform, 'terminate', 'read', 'olga'),
  );

  attack(
    'that may write approves a deletion of a twin that somebody else owns',
    switchedOff(rights, 'forge/src/rights/may-do.ts', [
      'forge/src/rights/may-do.ts',
      'if (isAmong([...owners, ...named])) return { allowed: true };',
      "if (permission === 'write') return { allowed: true };",
    ]),
    (platform) => allows(platform, 'approve', 'write', 'eve'),
  );
});
