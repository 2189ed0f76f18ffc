import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';
import { openLocal } from '../../../platform/forge/src/local/open-local.ts';
import * as forges from '../../../platform/forge/src/masked-forge.ts';
import { bareRepository, markKey } from '../../../platform/forge/testing/local/local-under-test.ts';
import * as masks from '../../../platform/processes/src/secrets/of-environment.ts';
import * as gits from '../../../platform/repository/src/git/git-errors.ts';
import { temporaryFolder } from '../../../platform/repository/testing/temporary-repository.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const token = '0123456789abcdef0123456789abcdef01234567';
const pasted = `ghp_${'a1'.repeat(18)}`;

const masking = (source: string, instead: string) =>
  switchedOff(masks, 'processes/src/secrets/of-environment.ts', [
    'processes/src/secrets/of-environment.ts',
    source,
    instead,
  ]);
const posting = switchedOff(forges, 'forge/src/masked-forge.ts', [
  'forge/src/masked-forge.ts',
  'return mask(given)',
  'return given',
]);

/** A forge with the token of a job, as a command opens it. */
async function forgeOf({ maskedForge }: typeof forges) {
  const repository = bareRepository(temporaryFolder(), 'twins');
  const forge = await openLocal({ repository, markKey, account: 'dtaas' });
  return { forge: maskedForge(forge, masks.maskFor({ GITEA_TOKEN: token })), repository };
}

describe('a secret', () => {
  attack(
    'of the job is in the answer of a server, and so in the error that a log shows',
    masking('secretName.test(name) && value.length', 'secretName.test("") && value.length'),
    ({ maskFor }) => maskFor({ GITEA_TOKEN: token })(`refused: token ${token}`).includes(token),
  );

  attack(
    'was pasted into a title, a comment or the name of a branch, and would be repeated',
    masking('.replace(credentials, ', '.replace("", '),
    ({ maskFor }) => maskFor({})(`The branch ${pasted} has no twin.`).includes(pasted),
  );

  attack('of the job is in an error that the platform posts as a comment', posting, async (platform) => {
    const { forge, repository } = await forgeOf(platform);
    const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    const git = (...words: string[]) =>
      execFileSync('git', [...as, ...words], { cwd: repository, encoding: 'utf8' });
    git('branch', 'change', git('commit-tree', '-p', 'main', '-m', 'x', 'main^{tree}').trim());
    const { number } = await forge.ensurePullRequest({
      head: 'change',
      base: 'main',
      title: 'x',
      body: '',
    });
    await forge.ensureComment({ number }, { topic: 'deployment', body: `git said: ${token}` });
    return (await forge.comments({ number })).some(({ body }) => body.includes(token));
  });

  attack('of the job is in the description of a status', posting, async (platform) => {
    const { forge, repository } = await forgeOf(platform);
    const main = execFileSync('git', ['rev-parse', 'main'], { cwd: repository, encoding: 'utf8' }).trim();
    await forge.ensureStatus(main, { name: 'dtaas', state: 'error', description: `no: ${token}` });
    return (await forge.statuses(main)).some(({ description }) => description.includes(token));
  });

  attack('of the job is in the issue about twins that could not be deployed', posting, async (platform) => {
    const { forge } = await forgeOf(platform);
    const issue = { topic: 'failed', title: 'Twins', body: token, state: 'open', labels: [] } as const;
    return (await forge.ensureIssue(issue))?.body.includes(token) === true;
  });

  attack(
    'is in an address that git names in an error',
    switchedOff(gits, 'repository/src/git/git-errors.ts', [
      'repository/src/git/git-errors.ts',
      "'$1***@'",
      "'$&'",
    ]),
    ({ gitFailed }) =>
      gitFailed(
        ['fetch'],
        128,
        `fatal: unable to access 'https://x:${token}@git.example/a'`,
      ).message.includes(token),
  );
});
