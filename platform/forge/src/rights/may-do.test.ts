import { describe, expect, test } from 'vitest';
import { type Action, mayDo, type Request, teamsAsked } from './may-do.ts';

const roles = {
  maintainers: ['grace'],
  operators: ['olga', '@plant/night', 'relief'],
  relief: ['rita'],
};
const teams = new Map([['Plant/Night', ['nils']]]);
const tank = { permission: 'write', roles, owners: ['ada', 'relief'], teams } as const;

const all: readonly Action[] = [
  'plan',
  'verify',
  'merge',
  'save',
  'restore',
  'suspend',
  'resume',
  'terminate',
  'approve',
];
const writing: readonly Action[] = ['plan', 'verify'];
const operating: readonly Action[] = [...writing, 'save', 'restore', 'suspend', 'resume'];

const allowed = (request: Request) => all.filter((action) => mayDo(action, request).allowed);
const sorted = (actions: readonly Action[]) => all.filter((action) => actions.includes(action));

describe('with owners and roles', () => {
  test.each([
    ['an owner', 'ada', all],
    ['an owner in other letters', 'ADA', all],
    ['an owner by a role', 'rita', all],
    ['a maintainer', 'grace', all],
    ['an operator', 'olga', operating],
    ["a member of an operators' team", 'nils', operating],
    ['somebody who may write', 'dora', writing],
    ['the name of a role', 'operators', writing],
    ['the name of a property', '__proto__', writing],
    ['nobody', '', writing],
  ] as const)('%s', (_, login, actions) => {
    expect(allowed({ ...tank, login })).toEqual(sorted(actions));
  });

  test.each(['none', 'read'] as const)('nobody may do anything with the permission %s', (permission) => {
    for (const login of ['ada', 'grace', 'olga', 'nils'])
      expect(allowed({ ...tank, login, permission })).toEqual([]);
  });

  test('an administrator may do everything', () => {
    expect(allowed({ ...tank, login: 'root', permission: 'admin' })).toEqual(all);
  });

  test("a team whose members aren't known has none", () => {
    expect(allowed({ ...tank, login: 'nils', teams: new Map() })).toEqual(sorted(writing));
  });
});

describe('without owners', () => {
  const plain = { permission: 'write', login: 'dora', owners: [] } as const;

  test('and roles, who may write does what loses nothing', () => {
    const rest = all.filter((action) => action !== 'terminate' && action !== 'approve');
    expect(allowed({ ...plain, roles: {} })).toEqual(rest);
    expect(allowed({ ...plain, roles: {}, permission: 'admin' })).toEqual(all);
  });

  test('the roles decide as soon as there are some', () => {
    expect(allowed({ ...plain, roles })).toEqual(sorted(writing));
    // Operators alone say who operates, and nothing about merges.
    expect(allowed({ ...plain, roles: { operators: ['olga'] } })).toEqual(sorted([...writing, 'merge']));
    expect(allowed({ ...plain, roles: { operators: [] } })).toEqual(sorted([...writing, 'merge']));
  });
});

test.each([
  ['terminate', { ...tank, login: 'olga' }, 'Only owners, the role maintainers and administrators may.'],
  [
    'save',
    { ...tank, login: 'dora', owners: [] },
    'Only the role maintainers, the role operators and administrators may.',
  ],
  ['approve', { ...tank, login: 'dora', owners: [], roles: {} }, 'Only administrators may.'],
  [
    'plan',
    { ...tank, login: 'eve', permission: 'read' },
    'The forge does not let this account write to the repository.',
  ],
] as const)('a refusal to %s says who may', (action, request, reason) => {
  expect(mayDo(action, request)).toEqual({
    allowed: false,
    why: `${request.login} may not ${action}. ${reason}`,
  });
});

test('the teams of the forge are named, so that their members can be asked for', () => {
  expect(teamsAsked({ roles, owners: ['@plant/tanks', 'ada'] })).toEqual(['plant/night', 'plant/tanks']);
  expect(teamsAsked({ roles: {}, owners: [] })).toEqual([]);
});
