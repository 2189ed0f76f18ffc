import { DtaasError } from '@dtaas/model';
import { pastLocks } from './dead-lock.ts';
import { gitEnvironment } from './git-environment.ts';
import { gitFailed, redact } from './git-errors.ts';
import type { Repository } from './open.ts';

/** How long a remote may be silent. */
const silentMs = 120_000;
/** What git must be told once, on the command line, so that nothing of the user's configuration widens a transfer. */
const quietly = ['--no-recurse-submodules'];

/** The other end of fetches and pushes: a remote's name, a URL or a path. Never an option, never a helper program. */
export function checkedRemote(remote: string): string {
  const isName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(remote);
  const isUrl = /^(?:https?|ssh|git|file):\/\/[^\s]+$/.test(remote);
  const isPath = /^(?:\/|\.\.?\/)[^\n\0]*$/.test(remote);
  const isScp = /^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\s-][^\s]*$/.test(remote);
  if (isName || isUrl || isPath || isScp) return remote;
  throw new DtaasError({
    code: 'remote-invalid',
    message: `${redact(JSON.stringify(remote))} is not the address of a repository.`,
    hint: 'Write https://…, ssh://…, git@host:path, file:///…, a path that begins with / or ./, or the name of a remote.',
  });
}

/**
 * Fetches refs. Refspecs come from this package, so that nothing a user wrote stands in them. What comes is kept as one
 * pack: git holds housekeeping off a pack until its refs are set, and unpacking a big object would deflate it again,
 * which takes ten times as long as fetching it.
 */
export async function fetchRefs(
  repository: Repository,
  remote: string,
  refspecs: readonly string[],
): Promise<void> {
  const options = ['--quiet', '--no-tags', '--no-prune', '--no-write-fetch-head', '--refmap=', ...quietly];
  const command = [
    '-c',
    'fetch.unpackLimit=1',
    'fetch',
    ...options,
    '--',
    checkedRemote(remote),
    ...refspecs,
  ];
  await pastLocks(repository, () => talk(repository, command));
}

/** Names and ids of the remote's refs that match; no objects are fetched. */
export async function listRemoteRefs(
  repository: Repository,
  remote: string,
  patterns: readonly string[],
): Promise<Map<string, string>> {
  const output = await talk(repository, ['ls-remote', '--quiet', '--', checkedRemote(remote), ...patterns]);
  const lines = output.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.slice(0, line.indexOf('\t'))]),
  );
}

/** Pushes refs; answers those that the remote refused, with its reason. */
export async function pushRefs(
  repository: Repository,
  remote: string,
  refspecs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const args = ['push', '--porcelain', '--no-verify', '--no-follow-tags', '--no-signed', ...quietly];
  const output = await talk(repository, [...args, '--', checkedRemote(remote), ...refspecs]);
  const refused = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [flag, names = '', reason = ''] = line.split('\t');
    if (flag === '!') refused.set(names.slice(names.indexOf(':') + 1), redact(reason));
  }
  return refused;
}

/**
 * One conversation with a remote. simple-git gives these what plumbing doesn't need: an end when the other side
 * falls silent, and a second guard against arguments that would start programs.
 */
async function talk({ root }: Repository, args: readonly string[]): Promise<string> {
  // Loaded when it is needed: most commands speak to no remote.
  const { simpleGit } = await import('simple-git');
  const environment = gitEnvironment();
  const git = simpleGit({
    baseDir: root,
    timeout: { block: silentMs },
    // A push whose refs were partly refused exits with 1 and says which: that is an answer.
    errors: (error, { exitCode, stdOut }) => {
      const answered = args[0] === 'push' && exitCode === 1 && Buffer.concat(stdOut).includes('\n!\t');
      return answered ? undefined : error;
    },
    // Ours, in `gitEnvironment`: no hooks, no programs that ask.
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env(environment);
  try {
    return await git.raw([...args]);
  } catch (error) {
    throw gitFailed(args, 1, error instanceof Error ? error.message : String(error));
  }
}
