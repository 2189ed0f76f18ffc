import { statSync } from 'node:fs';
import { forgeLacks } from '../failures.ts';
import type { Forge } from '../forge.ts';
import { ensureComment, ensureLastComment, listComments, trustedComment } from './comments.ts';
import { ensureFiles } from './files.ts';
import { ensureFork } from './forks.ts';
import { ensureIssue, ensureLabel } from './issues.ts';
import { merge } from './merge.ts';
import { ensureProtection, protectionGaps } from './protection.ts';
import {
  ensureClosed,
  ensurePullRequest,
  listPullRequests,
  pullRequestNow,
  pullRequestsOf,
} from './pull-requests.ts';
import { ensureRelease } from './releases.ts';
import { type LocalOptions, openRemote, type Remote } from './remote.ts';
import { ensureStatus, readStatuses } from './statuses.ts';

/**
 * A bare repository as a forge, by git alone. Pull requests, comments, statuses and issues are files on the branch `dtaas-forge`. Whoever can
 * write the folder may do everything.
 *
 * Errors: `forge-remote-not-bare`, `repository-owned-by-another`, `git-missing`, `git-too-old`.
 */
export async function openLocal(options: LocalOptions): Promise<Forge> {
  const remote = await openRemote(options);
  return {
    kind: 'local',
    repository: remote.repository.root,
    get requests() {
      return remote.calls();
    },
    account: async () => remote.account,
    permissionOf: async () => 'admin',
    membersOf: async () => lacks('list members of teams', 'Name people in the roles of platform.yaml.'),
    about: () => about(remote),
    pullRequest: (number) => pullRequestNow(remote, number),
    pullRequests: (filter) => listPullRequests(remote, filter),
    pullRequestsOf: (commit) => pullRequestsOf(remote, commit),
    ensurePullRequest: (request) => ensurePullRequest(remote, request),
    ensureClosed: (number) => ensureClosed(remote, number),
    merge: (number, merging) => merge(remote, number, merging),
    comments: (on) => listComments(remote, on),
    ensureComment: (on, comment) => ensureComment(remote, on, comment),
    ensureLastComment: (on, body) => ensureLastComment(remote, on, body),
    trustedComment: (on, topic) => trustedComment(remote, on, topic),
    statuses: (commit) => readStatuses(remote, commit),
    ensureStatus: (commit, ...statuses) => ensureStatus(remote, commit, statuses),
    ensureIssue: (issue) => ensureIssue(remote, issue),
    ensureLabel: (label) => ensureLabel(remote, label),
    ensureRelease: (release) => ensureRelease(remote, release),
    ensureFork: (organisation) => ensureFork(remote, organisation),
    ensureFiles: (change) => ensureFiles(remote, change),
    protectionGaps: (wanted) => protectionGaps(remote, wanted),
    ensureProtection: (wanted) => ensureProtection(remote, wanted),
    ensureDeployKey: async () => lacks('keep deploy keys', keysInstead),
    removeOtherDeployKeys: async () => lacks('keep deploy keys', keysInstead),
    ensureSecret: async () => lacks('keep secrets', secretsInstead),
    secretNames: async () => lacks('keep secrets', secretsInstead),
  };
}

const keysInstead = 'Give people the right to write the folder.';
const secretsInstead = 'Put secrets into the environment of the commands that need them.';

function lacks(ability: string, instead: string): never {
  throw forgeLacks({ forge: 'A remote without a server', ability, instead });
}

async function about({ repository, url }: Remote) {
  const { code, stdout } = await repository.git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const defaultBranch = code === 0 ? stdout.toString().trim() : 'main';
  // Others than the owner and the group can list the folder.
  const isPublic = (statSync(repository.root).mode & 0o005) === 0o005;
  return { defaultBranch, isPublic, url };
}
