import { describe, expect, test } from 'vitest';
import type { Protection } from '../../forge.ts';
import { type BranchRule, type Change, findings, type Rules } from './rules.ts';

const wanted: Protection = {
  main: { branch: 'main', statuses: ['dtaas'], approvals: 1 },
  state: ['state/*'],
  tags: ['*/*@*'],
};
const organisation = { name: 'plant', isPerson: false };
const nothing: Rules = { branches: [], tags: [] };

/** What the server has after it did what the findings ask for. */
function mended(rules: Rules, owner = organisation): Rules {
  let branches = [...rules.branches];
  let tags = [...rules.tags];
  for (const { change } of findings(wanted, rules, owner)) {
    if (change?.kind === 'branch') branches = apply(branches, change);
    if (change?.kind === 'tag')
      tags = [...tags.filter(({ id }) => id !== change.id), { ...change.rule, id: change.id ?? 1 }];
  }
  return { branches: branches.toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0)), tags };
}

function apply(branches: readonly BranchRule[], { name, isNew, rule }: Change & { kind: 'branch' }) {
  const priority = Math.max(0, ...branches.map((one) => one.priority ?? 0)) + 1;
  if (isNew) return [...branches, { rule_name: name, priority, ...rule }];
  return branches.map((one) => (one.rule_name === name ? { ...one, ...rule } : one));
}

describe('findings', () => {
  test('are each rule that is missing, and none once it is there', () => {
    const subjects = findings(wanted, nothing, organisation).map(({ subject }) => subject);
    expect(subjects).toEqual(['main', 'state/*', '*/*@*']);
    expect(findings(wanted, mended(nothing), organisation)).toEqual([]);
  });

  test.each([
    ['pushes to main', 'main', { enable_push: true }],
    ['fewer statuses', 'main', { status_check_contexts: [] }],
    ['other statuses', 'main', { status_check_contexts: ['x'] }],
    ['no approvals', 'main', { required_approvals: 0 }],
    ['administrators who pass', 'main', { block_admin_merge_override: false }],
    ['a person who pushes state', 'state/*', { push_whitelist_usernames: ['owner'] }],
    ['a team that pushes state', 'state/*', { push_whitelist_teams: ['operators'] }],
    ['no deploy key', 'state/*', { push_whitelist_deploy_keys: false }],
    ['merges into state', 'state/*', { enable_merge_whitelist: false }],
    ['force', 'state/*', { enable_force_push: true }],
    ['files that are free', 'state/*', { unprotected_file_patterns: '**' }],
  ])('are %s, and they mend nothing else', (_, name, change) => {
    const right = mended(nothing);
    const branches = right.branches.map((rule) => (rule.rule_name === name ? { ...rule, ...change } : rule));
    const found = findings(wanted, { ...right, branches }, organisation);
    expect(found.map(({ subject }) => subject)).toEqual([name]);
    expect(Object.keys(found[0]?.change?.rule ?? {})).toEqual(Object.keys(change));
    expect(findings(wanted, mended({ ...right, branches }), organisation)).toEqual([]);
  });

  test.each(['**', 'm*', 'state/x', 's*/**', 'STATE/[a-z]*'])(
    'are a rule %j of others that comes first',
    (name) => {
      const rules = mended({ ...nothing, branches: [{ rule_name: name, priority: 1 }] });
      const found = findings(wanted, rules, organisation);
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]?.problem).toContain(`"${name}"`);
      expect(findings(wanted, mended(rules), organisation)).toEqual([]);
    },
  );

  test.each(['develop', 'release/*', 'main2'])('are not a rule %j of others', (name) => {
    const rules = mended({ ...nothing, branches: [{ rule_name: name, priority: 1 }] });
    expect(findings(wanted, rules, organisation)).toEqual([]);
  });

  test('are a rule that comes first on a server without priorities, by hand', () => {
    const [main, state] = mended(nothing).branches;
    const branches = [
      { rule_name: 'm*' },
      { ...main!, priority: undefined },
      { ...state!, priority: undefined },
    ];
    expect(findings(wanted, { ...mended(nothing), branches }, organisation)).toMatchObject([
      { subject: 'main', byHand: expect.stringContaining('"m*"'), change: undefined },
    ]);
  });

  test("accept Forgejo's word for what holds for administrators, too", () => {
    const [{ block_admin_merge_override: _, ...main } = { rule_name: '' }, ...rest] =
      mended(nothing).branches;
    const rules = { ...mended(nothing), branches: [{ ...main, rule_name: 'main' }, ...rest] };
    expect(findings(wanted, rules, organisation)).toEqual([]);
  });

  test.each([
    ['another person', { whitelist_usernames: ['plant', 'other'] }],
    ['a team', { whitelist_teams: ['operators'] }],
  ])('are %s who may change tags', (_, change) => {
    const right = mended(nothing);
    const tags = right.tags.map((rule) => ({ ...rule, ...change }));
    expect(findings(wanted, { ...right, tags }, organisation).map(({ subject }) => subject)).toEqual([
      '*/*@*',
    ]);
    expect(findings(wanted, mended({ ...right, tags }), organisation)).toEqual([]);
  });

  test('are tags that a person may change because the repository is theirs', () => {
    const person = { name: 'owner', isPerson: true };
    expect(findings(wanted, mended(nothing, person), person)).toMatchObject([
      { subject: '*/*@*', byHand: expect.stringContaining('organisation'), change: undefined },
    ]);
  });
});
