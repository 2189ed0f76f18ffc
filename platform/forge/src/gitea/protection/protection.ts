import { forgeUnreachable } from '../../failures.ts';
import type { Forge, Protection, ProtectionGap } from '../../forge.ts';
import type { Answer } from '../client/answer.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';
import { type BranchRule, type Change, type Finding, findings, type Rules, type TagRule } from './rules.ts';

export function protection(session: Session): Pick<Forge, 'protectionGaps' | 'ensureProtection'> {
  return {
    protectionGaps: async (wanted) => (await look(session, wanted)).map(gapOf),
    async ensureProtection(wanted) {
      // A change of the order shows only once a new rule is there.
      for (let round = 0; round < 2; round++) {
        const changes = (await look(session, wanted)).flatMap(({ change }) => change ?? []);
        if (changes.length === 0) break;
        for (const change of changes) await make(session, change);
      }
      return (await look(session, wanted)).map(gapOf);
    },
  };
}

const gapOf = ({ subject, problem, byHand }: Finding): ProtectionGap => ({ subject, problem, byHand });

async function look(session: Session, wanted: Protection): Promise<readonly Finding[]> {
  const { client, in: at, repository } = session;
  const request = { to: 'list the rules for branches and tags', subject: `repository ${repository}` };
  const owner = (await client.get(at(''), request)).at('owner').at('login').text;
  const organisation = await client.find(path`/orgs/${owner}`, request);
  const rules: Rules = {
    branches: (await client.get(at('/branch_protections'), request)).list.map(branchRuleOf),
    tags: (await client.get(at('/tag_protections'), request)).list.map(tagRuleOf),
  };
  return findings(wanted, rules, { name: owner, isPerson: organisation === undefined });
}

/** A rule that another job made meanwhile, or whose answer got lost, is seen by the next look. */
async function make(session: Session, change: Change): Promise<void> {
  const { client, in: at, repository } = session;
  const request = { to: 'change the rules for branches and tags', subject: `repository ${repository}` };
  const isPatch = change.kind === 'branch' ? !change.isNew : change.id !== undefined;
  const to = change.kind === 'branch' ? '/branch_protections' : '/tag_protections';
  const name = change.kind === 'branch' ? change.name : change.id;
  const body =
    change.kind === 'branch' && change.isNew ? { rule_name: change.name, ...change.rule } : change.rule;
  const sent = client.change(isPatch ? at(`${to}${path`/${name ?? ''}`}`) : at(to), {
    ...request,
    method: isPatch ? 'PATCH' : 'POST',
    body,
  });
  await sent.catch((error: unknown) => {
    if (!forgeUnreachable.is(error)) throw error;
  });
}

function branchRuleOf(answer: Answer): BranchRule {
  const settings = typeof answer.value === 'object' ? answer.value : {};
  return {
    ...settings,
    rule_name: answer.at('rule_name').text,
    priority: answer.at('priority').optional?.number,
  };
}

function tagRuleOf(answer: Answer): TagRule {
  const names = (list: Answer) => list.list.map((name) => name.text);
  return {
    id: answer.at('id').number,
    name_pattern: answer.at('name_pattern').text,
    whitelist_usernames: names(answer.at('whitelist_usernames')),
    whitelist_teams: names(answer.at('whitelist_teams')),
  };
}
