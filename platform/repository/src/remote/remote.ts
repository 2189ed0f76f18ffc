import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DtaasError } from '@dtaas/model';
import { endFamily } from '@dtaas/processes';
import { remoteInvalid, remoteRefInvalid, remoteTimeoutInvalid, remoteUnreachable } from '../failures.ts';
import { pastLocks } from '../git/dead-lock.ts';
import { gitEnvironment } from '../git/git-environment.ts';
import { gitFailed, redact } from '../git/git-errors.ts';
import type { Repository } from '../open.ts';

/** How long a remote may be silent. With `--progress` git prints a line each second while data moves. */
function silentMs(): number {
  const written = process.env['DTAAS_REMOTE_TIMEOUT'] ?? '';
  if (written === '') return 30_000;
  const seconds = Number(written);
  if (seconds > 0 && seconds <= 86_400) return seconds * 1000;
  throw remoteTimeoutInvalid({ value: written });
}

/** The user's configuration must not widen a transfer. */
const quietly = ['--no-recurse-submodules'];

/** The other end of fetches and pushes: a remote's name, a URL or a path. Never an option, never a helper program. */
export function checkedRemote(remote: string): string {
  const isName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(remote);
  const isUrl = /^(?:https?|ssh|git|file):\/\/[^\s]+$/.test(remote);
  const isPath = /^(?:\/|\.\.?\/)[^\n\0]*$/.test(remote);
  const isScp = /^[A-Za-z0-9._-]+@(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\]):[^\s-][^\s]*$/.test(remote);
  if (isName || isUrl || isPath || isScp) return remote;
  throw remoteInvalid({ said: `${redact(JSON.stringify(remote))} is not the address of a repository.` });
}

/** How many refs fit into one list of arguments. */
const atOnce = 500;

function* inParts(refspecs: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < refspecs.length; at += atOnce) yield refspecs.slice(at, at + atOnce);
}

/**
 * Fetches refs. Refspecs come from this package, so they never have text from a user. The fetched objects stay one
 * pack: git protects a pack from housekeeping until its refs are set, and unpacking a big object would compress it again,
 * which takes ten times as long as the fetch.
 */
export async function fetchRefs(
  repository: Repository,
  remote: string,
  refspecs: readonly string[],
): Promise<void> {
  const options = ['--progress', '--no-tags', '--no-prune', '--no-write-fetch-head', '--refmap=', ...quietly];
  const command = ['-c', 'fetch.unpackLimit=1', 'fetch', ...options, '--', checkedRemote(remote)];
  for (const part of inParts(refspecs))
    await pastOtherFetches(() =>
      pastLocks(repository, () => talk(repository, remote, [...command, ...part])),
    );
}

/** If another fetch of this clone has changed the same refs, the next attempt finds the new values. */
async function pastOtherFetches(fetch: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await fetch();
      return;
    } catch (error) {
      const isRace =
        error instanceof DtaasError &&
        /cannot lock ref .*(?:but expected|already exists)/.test(error.message);
      if (!isRace || attempt === 20) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

/** Names and ids of the remote's refs that match; no objects are fetched. */
export async function listRemoteRefs(
  repository: Repository,
  remote: string,
  patterns: readonly string[],
): Promise<Map<string, string>> {
  const command = ['ls-remote', '--quiet', '--', checkedRemote(remote), ...patterns];
  const lines = (await talk(repository, remote, command)).split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split('\t') as [string, string]).map(([id, ref]) => [ref, id]));
}

/** Refuses a text that isn't the full name of a ref: a person may have chosen it. */
export async function expectRefName({ git }: Repository, ref: string): Promise<void> {
  const { code } = await git.attempt(['check-ref-format', ref]);
  if (code !== 0 || !ref.startsWith('refs/')) throw remoteRefInvalid({ ref });
}

/** A git that receives a few large objects would unpack them, and compress each again: that takes longer than the push itself. */
const keepsPacks = '--receive-pack=git -c receive.unpackLimit=1 receive-pack';

/** Another machine's git runs as that machine is set up. */
async function isOnThisMachine({ git }: Repository, remote: string): Promise<boolean> {
  const { code, stdout } = await git.attempt(['remote', 'get-url', '--push', '--', remote]);
  return /^(?:\/|\.\.?\/|file:\/\/)/.test(code === 0 ? stdout.toString() : remote);
}

/**
 * Pushes refs. Returns the refused ones, each with the remote's reason.
 *
 * @param leases refs with the commits that they have to be at, or they are refused
 * @param options.isAtomic all or none, as far as they fit into one command; what comes first is pushed first
 */
export async function pushRefs(
  repository: Repository,
  remote: string,
  refspecs: readonly string[],
  leases: ReadonlyMap<string, string> = new Map(),
  { isAtomic = false }: { readonly isAtomic?: boolean } = {},
): Promise<ReadonlyMap<string, string>> {
  const options = ['--porcelain', '--progress', '--no-verify', '--no-follow-tags', '--no-signed', ...quietly];
  options.push(...[...leases].map(([ref, from]) => `--force-with-lease=${ref}:${from}`));
  if (isAtomic) options.push('--atomic');
  if (refspecs.length > 0 && (await isOnThisMachine(repository, remote))) options.push(keepsPacks);
  const command = ['push', ...options, '--', checkedRemote(remote)];
  const refused = new Map<string, string>();
  for (const part of inParts(refspecs)) {
    if (isAtomic && refused.size > 0) break;
    const output = await talk(repository, remote, [...command, ...part]).catch((error: unknown) => {
      if (!isAtomic || !lacksAtomic.test(String(error))) throw error;
      for (const refspec of part) refused.set(refspec.slice(refspec.indexOf(':') + 1), notAtomic);
      return '';
    });
    for (const line of output.split('\n')) {
      const [flag, names = '', reason = ''] = line.split('\t');
      if (flag === '!') refused.set(names.slice(names.indexOf(':') + 1), redact(reason));
    }
  }
  return refused;
}

/** git's words where a server doesn't offer it (`receive.advertiseAtomic`). */
const lacksAtomic = /does not support --atomic/;
const notAtomic = 'the server does not take several changes as one';

/**
 * Runs one command that speaks to a remote. simple-git ends it when the remote falls silent, and is a second guard against
 * arguments that would start programs.
 */
async function talk({ root, note }: Repository, remote: string, args: readonly string[]): Promise<string> {
  // Most commands speak to no remote, so it is loaded late.
  const { GitPluginError, simpleGit } = await import('simple-git');
  const block = silentMs();
  // Marks all processes that git starts, because a helper that waits for the remote outlives git.
  const mark = { DTAAS_TALK: randomUUID() };
  const environment = { ...gitEnvironment(), ...mark };
  const git = simpleGit({
    baseDir: root,
    timeout: { block },
    // On a busy machine, output arrives after git has ended. A helper that goes on (ssh's ControlPersist) holds the pipe open.
    completion: { onClose: true, onExit: 1_000 },
    // A push whose refs were partly refused exits with 1 and lists them, so it is a result.
    errors: (error, { exitCode, stdOut }) => {
      const answered = args[0] === 'push' && exitCode === 1 && Buffer.concat(stdOut).includes('\n!\t');
      return answered ? undefined : error;
    },
    // `gitEnvironment` sets these: no hooks, no programs that prompt.
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      // `keepsPacks` is constant.
      allowUnsafePack: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env(environment);
  const waiting = setTimeout(() => note?.(`Waiting for the remote ${redact(remote)} …`), block / 6);
  try {
    return await git.raw([...args]);
  } catch (error) {
    if (error instanceof GitPluginError && error.plugin === 'timeout') {
      await endFamily({ marks: [`DTAAS_TALK=${mark.DTAAS_TALK}`] });
      throw remoteUnreachable({
        said: `The remote ${redact(remote)} was silent for ${block / 1000} s.`,
        hint: `Check whether the remote answers: git ls-remote ${redact(remote)}. To give a slow remote more time: DTAAS_REMOTE_TIMEOUT=<seconds>.`,
      });
    }
    throw gitFailed(args, 1, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(waiting);
  }
}
