import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giteaApi } from '../../testing/gitea/api.ts';
import { type GiteaUnderTest, giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../testing/gitea/server.ts';
import type { Forge } from '../forge.ts';
import { openGitea } from './open-gitea.ts';

// A developer may not ask what others may do, as a job may not.
describe.skipIf(!hasGitea)('what somebody may do, asked by a token that does not administer', () => {
  let gitea: GiteaUnderTest;
  beforeAll(async () => {
    gitea = await giteaUnderTest();
  });
  afterAll(() => gitea?.stop());

  const api = (method: string, path: string, body?: object) =>
    giteaApi(gitea.server.apiUrl, `token ${gitea.tokens.owner}`, method, path, body);
  const asDeveloper = (repository: string): Forge =>
    openGitea({
      ...{ apiUrl: gitea.server.apiUrl, repository, token: gitea.tokens.developer },
      markKey: 'k'.repeat(32),
    });
  const rights = async (forge: Forge) =>
    Promise.all(['owner', 'developer', 'stranger', 'nobody'].map((account) => forge.permissionOf(account)));

  test("in a user's repository: its owner administers it, collaborators write", async () => {
    const { repository } = await (await gitea.repository()).open('owner');
    expect(await rights(asDeveloper(repository))).toEqual(['admin', 'write', 'none', 'none']);
  });

  test('in that of an organisation: nobody administers it, and nobody writes while a team makes that unclear', async () => {
    await api('POST', '/orgs/plant/repos', { name: 'mills', auto_init: true });
    await api('PUT', '/repos/plant/mills/collaborators/stranger', { permission: 'read' });
    await api('PUT', '/repos/plant/mills/teams/operators');
    const forge = asDeveloper('plant/mills');
    // What a member of a team may do is said by Gitea itself, to the member.
    const [owner, , ...others] = await rights(forge);
    expect([owner, ...others]).toEqual(['write', 'none', 'none']);
    const readers = {
      name: 'readers',
      permission: 'read',
      units_map: { 'repo.code': 'read', 'repo.pulls': 'read' },
    };
    const { id } = await api('POST', '/orgs/plant/teams', readers);
    await api('PUT', `/teams/${id}/members/stranger`);
    await api('PUT', '/repos/plant/mills/teams/readers');
    const unclear = await rights(forge);
    expect([unclear[0], unclear[2]]).toEqual(['read', 'read']);
  });
});
