import { forgeErrors } from '@dtaas/forge';
import { describe, expect, it } from 'vitest';
import { rightsBy } from './rights.ts';

/** A forge where ada may write and olga is in a team; counts what it is asked. */
function forge() {
  const asked: string[] = [];
  return {
    asked,
    async permissionOf(user: string) {
      asked.push(user);
      return user === 'root' ? ('admin' as const) : user === 'eve' ? ('read' as const) : ('write' as const);
    },
    async membersOf(team: string) {
      asked.push(team);
      if (team === 'plant/gone') throw forgeErrors.forgeNotFound({ forge: 'git.example', subject: team });
      return ['olga'];
    },
  };
}

describe('rights', () => {
  const roles = { operators: ['@plant/night', '@plant/gone'] };
  const ownersOf = (twin: string) => (twin === 'tank' ? ['ada'] : []);

  it.each([
    ['approve', 'ada', 'tank', true],
    ['approve', 'ada', 'oven', false],
    ['save', 'olga', 'oven', true],
    ['terminate', 'olga', 'tank', false],
    ['save', 'eve', 'oven', false],
    ['terminate', 'root', 'oven', true],
  ] as const)('%s by %s for %s: %s', async (action, account, twin, allowed) => {
    const rights = rightsBy({ forge: forge(), roles, ownersOf });
    expect((await rights(action, account, twin)).allowed).toBe(allowed);
  });

  it('ask the forge once for an account and for a team, however many twins there are', async () => {
    const asking = forge();
    const rights = rightsBy({ forge: asking, roles, ownersOf });
    await Promise.all(['a', 'b', 'c', 'tank'].map((twin) => rights('save', 'olga', twin)));
    expect(asking.asked.sort()).toEqual(['olga', 'plant/gone', 'plant/night']);
  });
});
