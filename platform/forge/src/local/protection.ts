import type { TreeDraft } from '@dtaas/repository';
import { forgeRefused } from '../failures.ts';
import type { Protection, ProtectionGap } from '../forge.ts';
import { matchesBranch } from '../protection.ts';
import { Fields } from './fields.ts';
import { json, type Remote } from './remote.ts';

const path = 'protection.json';

/**
 * git alone keeps nobody who can write the folder from pushing to a branch. The platform's own commands obey the rules; this is what they cannot
 * do.
 */
const beyondGit: ProtectionGap = {
  subject: 'pushes',
  problem:
    'Whoever can write the folder of the remote can push to every branch; only the commands of dtaas obey these rules.',
  byHand: 'Where that matters, keep the repository on a forge with a server.',
  isLasting: true,
};

const noReviews: ProtectionGap = {
  subject: 'approvals',
  problem: 'A remote without a server has no reviews.',
  byHand: 'Ask for no approvals, or keep the repository on a forge with a server.',
};

export async function protectionGaps(remote: Remote, wanted: Protection): Promise<readonly ProtectionGap[]> {
  const rules = await remote.read(rulesIn);
  return [...missing(rules, wanted), ...lasting(wanted)];
}

export async function ensureProtection(
  remote: Remote,
  wanted: Protection,
): Promise<readonly ProtectionGap[]> {
  await remote.change('Protect branches and tags', async (draft) => {
    const rules = await rulesIn(draft);
    if (missing(rules, wanted).length === 0) return;
    const { branch, statuses } = wanted.main;
    const main = [...rules.main.filter((rule) => rule.branch !== branch), { branch, statuses }];
    const state = [...new Set([...rules.state, ...wanted.state])];
    const tags = [...new Set([...rules.tags, ...wanted.tags])];
    draft.put(path, json({ main, state, tags }));
  });
  return lasting(wanted);
}

function lasting(wanted: Protection): readonly ProtectionGap[] {
  return wanted.main.approvals > 0 ? [beyondGit, noReviews] : [beyondGit];
}

interface Rules {
  readonly main: readonly { readonly branch: string; readonly statuses: readonly string[] }[];
  readonly state: readonly string[];
  readonly tags: readonly string[];
}

async function rulesIn(draft: TreeDraft): Promise<Rules> {
  const [text] = await draft.texts([path]);
  if (text === undefined) return { main: [], state: [], tags: [] };
  const fields = Fields.parse(path, text);
  const main = fields
    .each('main')
    .map((rule) => ({ branch: rule.text('branch'), statuses: rule.texts('statuses') }));
  return { main, state: fields.texts('state'), tags: fields.texts('tags') };
}

function missing(rules: Rules, wanted: Protection): readonly ProtectionGap[] {
  const gap = (subject: string, problem: string): ProtectionGap => ({ subject, problem, byHand: undefined });
  const { branch, statuses } = wanted.main;
  const main = rules.main.find((rule) => rule.branch === branch);
  const asks = [...statuses].sort().join(', ');
  const problem = main
    ? `${branch} asks for other statuses than ${asks}.`
    : `${branch} can be changed without a pull request.`;
  return [
    ...(main && [...main.statuses].sort().join(', ') === asks ? [] : [gap(branch, problem)]),
    ...wanted.state
      .filter((pattern) => !rules.state.includes(pattern))
      .map((pattern) => gap(pattern, `Branches like ${pattern} are not protected.`)),
    ...wanted.tags
      .filter((pattern) => !rules.tags.includes(pattern))
      .map((pattern) => gap(pattern, `Tags like ${pattern} are not protected.`)),
  ];
}

/** The statuses that a merge into a branch needs. Undefined if the branch is not protected. */
export async function protectionFor(remote: Remote, branch: string): Promise<readonly string[] | undefined> {
  const rules = await remote.read(rulesIn);
  return rules.main.find((rule) => rule.branch === branch)?.statuses;
}

/** Refuses to write to a branch past pull requests. */
export async function expectUnprotected(remote: Remote, branch: string): Promise<void> {
  const { main, state } = await remote.read(rulesIn);
  if (
    main.every((rule) => rule.branch !== branch) &&
    !state.some((pattern) => matchesBranch(pattern, branch))
  )
    return;
  throw forgeRefused({
    forge: remote.repository.root,
    request: `change ${branch}`,
    said: 'the branch is protected',
  });
}
