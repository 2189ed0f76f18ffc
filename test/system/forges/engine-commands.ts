import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Options } from '../../../platform/cli/src/context.ts';
import { run as answer } from '../../../platform/cli/src/forge/answer.ts';
import { deployMerged } from '../../../platform/cli/src/forge/deploy-merged.ts';
import { save } from '../../../platform/cli/src/run/operator.ts';
import { run as lock } from '../../../platform/cli/src/write/lock.ts';
import { call } from '../../../platform/cli/testing/call.ts';
import { counterTwin } from '../../../platform/deploy/testing/counter.ts';
import { type Machine, temporaryMachine } from '../machine.ts';
import { begunClone, change, cloneOf, proposed, temporaryFolder, write } from './clones.ts';
import type { Prepare } from './commands.ts';
import type { Hosted } from './hosts.ts';

const options: Options = { push: true };

/** The commands of jobs that make twins. Each job has a new clone, on a machine that keeps the twins. */
export const engineCommands: Readonly<Record<string, Prepare>> = {
  async 'deploy --merged'(hosted) {
    const machine = enteredMachine();
    await mergedTwin(hosted);
    return {
      run: deployMerged,
      options: { ...options, merged: true },
      clone: () => cloneOf(hosted),
      end: () => ({ runners: machine.runners().length, biographies: biographies(hosted) }),
      remove: machine.remove,
    };
  },

  async save(hosted) {
    const machine = enteredMachine();
    await mergedTwin(hosted);
    await call(deployMerged, await cloneOf(hosted), [], { options });
    return {
      run: save,
      words: ['counter'],
      options,
      clone: () => cloneOf(hosted),
      end: () => ({ runners: machine.runners().length, biographies: biographies(hosted) }),
      remove: machine.remove,
    };
  },

  async answer(hosted) {
    const machine = enteredMachine();
    const number = await mergedTwin(hosted);
    await call(deployMerged, await cloneOf(hosted), [], { options });
    const event = await commented(hosted, number, '/dtaas save counter');
    return {
      run: answer,
      options: { ...options, event },
      clone: () => cloneOf(hosted),
      end: () => ({ runners: machine.runners().length, biographies: biographies(hosted) }),
      remove: machine.remove,
    };
  },
};

/** A machine whose twins the commands of this process make, until it is removed. */
function enteredMachine(): Machine {
  const machine = temporaryMachine();
  for (const name of ['DTAAS_STATE_HOME', 'DTAAS_CACHE', 'DTAAS_ISOLATION', 'XDG_RUNTIME_DIR', 'TMPDIR'])
    vi.stubEnv(name, machine.env[name]);
  const remove = async () => {
    vi.unstubAllEnvs();
    await machine.remove();
  };
  return { ...machine, remove };
}

/** A pull request that adds a twin, merged past the proxy. */
async function mergedTwin(hosted: Hosted): Promise<number> {
  const clone = await begunClone(hosted, '  state: {remote: origin, push: true}\n');
  write(clone, counterTwin('counter'));
  await call(lock, clone, []);
  await change(clone, 'counter', {});
  const { number, head } = await proposed(hosted, clone, 'counter');
  await hosted.forge.merge(number, { head: head.commit });
  return number;
}

/** Writes a comment by hand; answers the file that says so to a job. */
async function commented(hosted: Hosted, number: number, body: string): Promise<string> {
  const id = Number(await hosted.comment(number, body));
  const file = join(temporaryFolder(), 'event.json');
  const event = {
    action: 'created',
    issue: { number, pull_request: { url: '' } },
    comment: { id, body, user: { login: 'owner' } },
  };
  write(file.slice(0, -'/event.json'.length), { 'event.json': JSON.stringify(event) });
  vi.stubEnv('GITHUB_EVENT_NAME', 'issue_comment');
  vi.stubEnv(hosted.kind === 'gitea' ? 'GITEA_ACTIONS' : 'GITHUB_ACTIONS', 'true');
  vi.stubEnv('GITHUB_SERVER_URL', hosted.environment['DTAAS_FORGE_URL']);
  return file;
}

/**
 * What the biographies say, without moments. A command that ran twice may have saved twice, which loses nothing: events of one kind in a row count as
 * one. Each snapshot that a biography names has to be there.
 */
function biographies({ bare }: Hosted): readonly string[] {
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: bare, encoding: 'utf8' }).trim();
  const refs = git('for-each-ref', '--format=%(refname)', 'refs/heads/state').split('\n').filter(Boolean);
  return refs.map((ref) => {
    const events = git(
      'log',
      '--reverse',
      '--format=%(trailers:key=Event,valueonly,separator=%x2C)',
      ref,
    ).split('\n');
    const distinct = events.filter((event, at) => event !== events[at - 1]);
    const named = git('log', '--format=%(trailers:key=Snapshot-Commit,valueonly,separator=%x2C)', ref);
    const missing = named.split('\n').filter((commit) => commit !== '' && !has(bare, commit));
    return `${ref}: ${distinct.join(' ')}, ${missing.length} snapshots are missing`;
  });
}

function has(bare: string, commit: string): boolean {
  const refs = execFileSync('git', ['for-each-ref', '--format=%(objectname)', 'refs/dtaas/snapshots'], {
    cwd: bare,
    encoding: 'utf8',
  });
  return refs.includes(commit);
}
