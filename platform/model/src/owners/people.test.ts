import { expect, test } from 'vitest';
import { peopleOf, type Roles } from './people.ts';

const roles: Roles = {
  operators: ['ada', '@plant/operators', 'night-shift'],
  'night-shift': ['bob', '@Ada'],
  loop: ['loop', 'carol', 'other'],
  other: ['loop'],
};

test.each([
  [[], [], []],
  [['ada', '@bob'], ['ada', 'bob'], []],
  [['ada', 'ADA', ' ada '], ['ada'], []],
  [['plant/operators', '@Plant/Operators'], [], ['plant/operators']],
  [['a/b/c'], [], ['a/b/c']],
  [['operators'], ['ada', 'bob'], ['plant/operators']],
  [['@night-shift'], ['Ada', 'bob'], []],
  [['loop'], ['carol'], []],
  [['__proto__', 'constructor'], ['__proto__', 'constructor'], []],
  [['', '@'], [], []],
])('%j are the accounts %j and the teams %j', (names, accounts, teams) => {
  expect(peopleOf(names, roles)).toEqual({ accounts, teams });
});
