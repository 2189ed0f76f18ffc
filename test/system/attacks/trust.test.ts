import { join } from 'node:path';
import { describe } from 'vitest';
import * as recorded from '../../../platform/deploy/src/biography/recorded.ts';
import { openLocal } from '../../../platform/forge/src/local/open-local.ts';
import * as protection from '../../../platform/forge/src/protection.ts';
import { bareRepository, markKey } from '../../../platform/forge/testing/local/local-under-test.ts';
import * as checking from '../../../platform/model/src/check.ts';
import { filesOf, gitTreeId } from '../../../platform/model/src/digest/index.ts';
import { exampleTree } from '../../../platform/model/src/explain/parts.ts';
import { box, locked } from '../../../platform/model/testing/box.ts';
import * as platform from '../../../platform/repository/src/index.ts';
import {
  temporaryFolder,
  temporaryRepository,
  writeSnapshot,
} from '../../../platform/repository/testing/temporary-repository.ts';
import { pipelineOf } from '../../structure/gitlab/pipeline.ts';
import * as gitlab from '../../structure/gitlab/rules.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

type Platform = typeof platform;
type Repository = platform.Repository;

const repositoryWithout = (
  ...changes: readonly (readonly [file: string, source: string, instead: string])[]
) =>
  switchedOff<Platform>(
    platform,
    'repository/src/index.ts',
    ...changes.map(([file, source, instead]) => [`repository/src/${file}`, source, instead] as const),
  );

const settling: platform.Settling = {
  withTwinLock: (_, run) => run(),
  rebaseSave: () => {
    throw new Error('No save of these attacks loses a race.');
  },
};
const [honest, forged] = ['1'.repeat(64), '2'.repeat(64)];

/** A bare repository that everybody can write to, as to refs below `refs/dtaas/` on each forge. */
function remote() {
  const folder = temporaryFolder();
  const path = bareRepository(folder, 'twins');
  let count = 0;
  const clone = async (from = path) => {
    const directory = join(folder, `clone-${++count}`);
    const { git } = await platform.openBareRepository(path);
    await git.run(['clone', '-q', '--no-local', from, directory]);
    return platform.openRepository(directory);
  };
  return { folder, path, clone };
}

/** The home of the twins, with one record, and a clone of somebody who can write, but does not have the key of the state. */
async function scene(platform: Platform) {
  const { clone, ...rest } = remote();
  const owner = await clone();
  await platform.home(owner, { shared: true });
  await platform.addRecords(owner, new Map([[honest, { of: 'honest' }]]));
  await platform.pushState(owner, 'origin', [], settling);
  const attacker = await clone();
  await platform.fetchState(attacker, 'origin', settling);
  await platform.addRecords(attacker, new Map([[forged, { of: 'forged' }]]));
  return { ...rest, clone, attacker };
}

function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

async function pushes({ git }: Repository, refspec: string): Promise<void> {
  await git.run(['push', '-q', '--force', 'origin', refspec]);
}

/** Whether a job that starts from a fresh clone takes the forged record for true. */
async function isBelieved(platform: Platform, clone: () => Promise<Repository>): Promise<boolean> {
  const job = await clone();
  await platform.fetchState(job, 'origin', settling);
  return (await platform.readRecordNames(job)).has(forged);
}

/** In the source: the prefix of state in a template. */
const below = ['$', '{stateRefs}'].join('');

describe('a record of verification', () => {
  attack(
    'is forged below refs/dtaas/, where no forge protects anything',
    repositoryWithout(
      ['state/records.ts', `\`${below}_verified\``, "'refs/dtaas/verified'"],
      ['remote/remote-state.ts', `[\`${below}*\`, homeRef, `, `[\`${below}*\`, homeRef, recordsRef, `],
    ),
    async (platform) => {
      const { attacker, clone } = await scene(platform);
      await pushes(attacker, `${await platform.recordsTip(attacker)}:refs/dtaas/verified`);
      return isBelieved(platform, clone);
    },
  );

  attack(
    'is put where the previous edition of a clone fetched records, to be moved with them',
    repositoryWithout(['state/former-records.ts', 'refs.has(formerFromRemote) ? null : ', '']),
    async (platform) => {
      const { attacker, clone } = await scene(platform);
      await pushes(attacker, `${await platform.recordsTip(attacker)}:refs/dtaas/verified`);
      const old = await clone();
      // What an edition of then did in a fetch.
      for (const ref of ['refs/dtaas/remote/dtaas/verified', 'refs/dtaas/verified', 'refs/dtaas/home'])
        await old.git.run([
          'fetch',
          '-q',
          'origin',
          `refs/dtaas/${ref.endsWith('home') ? 'home' : 'verified'}:${ref}`,
        ]);
      return (await platform.readRecordNames(old)).has(forged);
    },
  );

  attack(
    'is on the branch that a fork copied, to which everybody could write at first',
    repositoryWithout(
      ['state/records.ts', 'isMarked(found) ? found : nothing', 'found'],
      ['state/records.ts', 'const isOwn = mark === undefined || ', 'const isOwn = mark !== null || '],
    ),
    async (platform) => {
      const { attacker, path, folder } = await scene(platform);
      await attacker.git.run(['clone', '-q', '--bare', '--no-local', path, join(folder, 'fork.git')]);
      await attacker.git.run(['push', '-q', join(folder, 'fork.git'), 'state/_verified']);
      const { clone } = remote();
      const job = await clone(join(folder, 'fork.git'));
      await platform.home(job, { shared: true });
      await platform.pushState(job, 'origin', [], settling);
      return (await platform.readRecordNames(job)).has(forged);
    },
  );

  attack(
    'is written by the interface for files, with the rights of somebody who may write',
    switchedOff(protection, 'forge/src/protection.ts', [
      'forge/src/protection.ts',
      "'state/*', 'state/**', ",
      '',
    ]),
    async ({ usualProtection }) => {
      const { path } = remote();
      const forge = await openLocal({ repository: path, markKey, account: 'eve' });
      await forge.ensureProtection(usualProtection('main', 'local'));
      const { git } = await platform.openBareRepository(path);
      const from = await git.text(['rev-parse', 'main']);
      const files = { [`22/${forged}.json`]: '{}' };
      return succeeds(forge.ensureFiles({ branch: 'state/_verified', from, message: 'x', files }));
    },
  );

  attack(
    'is left by a merge request in the folder that a runner keeps for a job of main',
    switchedOff(gitlab, '../test/structure/gitlab/rules.ts', [
      '../test/structure/gitlab/rules.ts',
      '    freshClones,\n',
      '',
    ]),
    ({ pipelineProblems }) => {
      const rules = '[{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]';
      const job = `verify:\n  timeout: 5 minutes\n  rules: ${rules}\n  script: [dtaas verify]\n`;
      return pipelineProblems(pipelineOf(job)).length === 0;
    },
  );
});

describe('a program that main runs', () => {
  attack(
    'is left by a merge request in the cache of the account that runs jobs of main',
    switchedOff(gitlab, '../test/structure/gitlab/rules.ts', [
      '../test/structure/gitlab/rules.ts',
      "String(cache).startsWith('$CI_PROJECT_DIR/')",
      'true',
    ]),
    ({ pipelineProblems }) => {
      const rules = '[{if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]';
      const variables = '{GIT_STRATEGY: clone}';
      const job = `verify:\n  timeout: 5 minutes\n  rules: ${rules}\n  variables: ${variables}\n  script: [dtaas verify]\n`;
      return pipelineProblems(pipelineOf(job)).length === 0;
    },
  );
});

describe('the state of a twin', () => {
  attack(
    'is on a branch that a fork copied, so that a deployment of the fork would take the twin over',
    switchedOff(recorded, 'deploy/src/biography/recorded.ts', [
      'deploy/src/biography/recorded.ts',
      'recorded.home === home',
      'home',
    ]),
    ({ expectOwnHome }) => {
      const world = { home: 'f'.repeat(16) } as Parameters<typeof expectOwnHome>[0];
      const status = { home: 'a'.repeat(16) } as Parameters<typeof expectOwnHome>[1]['recorded'];
      try {
        expectOwnHome(world, { twin: 'tank', recorded: status } as Parameters<typeof expectOwnHome>[1]);
        return true;
      } catch {
        return false;
      }
    },
  );

  attack(
    'is on a branch state/a/b, which patterns without ** leave open',
    repositoryWithout(['state/state.ts', 'isInstanceId(twin) ? twin : undefined', 'twin']),
    async (platform) => {
      const { clone, path } = remote();
      const { git } = await platform.openBareRepository(path);
      await git.run(['update-ref', 'refs/heads/state/a/b', 'main']);
      const synced = await platform.fetchState(await clone(), 'origin', settling);
      return synced.some(({ twin }) => twin === 'a/b');
    },
  );

  attack(
    'is restored from a snapshot whose ref was moved to another',
    repositoryWithout([
      'snapshots/extract-snapshot.ts',
      'if (recorded.length > 0 && !recorded.includes(commit))',
      'if (recorded.includes("none"))',
    ]),
    async (platform) => {
      const repository = await temporaryRepository();
      const { get, put } = platform.gitSnapshots(repository);
      const [good, bad] = ['20261122T120000Z-00000000', '20261122T130000Z-00000000'];
      const store = (name: string) => {
        const folder = temporaryFolder();
        writeSnapshot(folder, { 'state.json': JSON.stringify({ name }) });
        return put('tank', name, folder);
      };
      const trailers = { Snapshot: good, 'Snapshot-Commit': await store(good) };
      await platform.appendEvent(repository, 'tank', { event: 'saved', subject: 'Save', trailers }, null);
      await repository.git.run(['update-ref', `refs/dtaas/snapshots/tank/${good}`, await store(bad)]);
      return succeeds(get('tank', good, join(temporaryFolder(), 'restored')));
    },
  );
});

describe('a version', () => {
  attack(
    'has other files, because its tag was moved',
    switchedOff(checking, 'model/src/check.ts', [
      'model/src/rules/locks.ts',
      "if (state === 'agrees') return;",
      "if (state !== 'missing') return;",
    ]),
    async ({ checkRepository }) => {
      const file = 'assets/models/box/asset.yaml';
      const next = { ...(await locked(box)), [file]: box[file]!.replace('1.0.0', '1.1.0') };
      const moved = exampleTree({ [file]: box[file]!.replace('default: 500', 'default: 9999') });
      const treeId = gitTreeId(filesOf(moved, 'models/box'));
      const taken = { reference: 'models/box', version: '1.0.0', source: 'tags' };
      const published = [{ ...taken, commit: 'c'.repeat(40), treeId, files: () => moved }];
      const problems = await checkRepository(exampleTree(next), { published });
      return problems.every(({ severity }) => severity === 'warning');
    },
  );
});
