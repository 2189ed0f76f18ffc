import type { Forge } from '../forge.ts';
import { type GitLabOptions, GitLabProject } from './client.ts';
import { ensureLastNote, ensureNote, noteRequests, trustedNote } from './comments.ts';
import { ensureFiles } from './files.ts';
import { ensureIssue, ensureLabel } from './issues.ts';
import { MergeRequests } from './merge-requests.ts';
import { People } from './people.ts';
import { ensurePipelines, pipelineGaps } from './pipelines/pipelines.ts';
import { Projects } from './projects.ts';
import { ensureProtection, protectionGaps } from './protection/protect.ts';
import { ensureRelease } from './releases.ts';
import { ensureDeployKey, ensureSecret, removeOtherDeployKeys, secretNames } from './secrets.ts';
import { ensureStatus, statusesOf } from './statuses.ts';

export type { GitLabOptions } from './client.ts';

/** A project on GitLab, on gitlab.com or self-hosted. Nothing is asked of the server before the first method is called. */
export async function openGitLab(options: GitLabOptions): Promise<Forge> {
  const project = new GitLabProject(options);
  const projects = new Projects(project);
  const people = new People(project, projects);
  const requests = new MergeRequests(project, projects);
  const { markKey: key } = options;
  return {
    kind: 'gitlab',
    repository: project.path,
    get requests() {
      return project.requests;
    },
    account: () => people.account(),
    permissionOf: (user) => people.permissionOf(user),
    membersOf: (team) => people.membersOf(team),
    about: () => projects.about(),
    pullRequest: (number) => requests.pullRequest(number),
    pullRequests: (filter) => requests.pullRequests(filter),
    pullRequestsOf: (commit) => requests.pullRequestsOf(commit),
    ensurePullRequest: (request) => requests.ensurePullRequest(request),
    ensureClosed: (number) => requests.ensureClosed(number),
    merge: (number, wanted) => requests.merge(number, wanted),
    comments: (on) => noteRequests(project, on).list(),
    ensureComment: (on, comment) => ensureNote(project, key, on, comment),
    ensureLastComment: async (on, body) =>
      ensureLastNote(project, on, { author: await people.account(), body }),
    trustedComment: (on, topic) => trustedNote(project, key, on, topic),
    statuses: (commit) => statusesOf(project, commit),
    ensureStatus: (commit, ...statuses) => ensureStatus(project, commit, statuses),
    ensureIssue: (issue) => ensureIssue(project, key, issue),
    ensureLabel: (label) => ensureLabel(project, label),
    ensureRelease: (release) => ensureRelease(project, release),
    ensureFork: async (organisation) => projects.ensureFork(organisation ?? (await people.account())),
    ensureFiles: (change) => ensureFiles(project, change),
    protectionGaps: (wanted) => protectionGaps(project, wanted),
    ensureProtection: (wanted) => ensureProtection(project, wanted),
    ensureDeployKey: (deployKey) => ensureDeployKey(project, deployKey),
    removeOtherDeployKeys: (other) => removeOtherDeployKeys(project, other),
    ensureSecret: (name, value) => ensureSecret(project, name, value),
    secretNames: () => secretNames(project),
    pipelineGaps: () => pipelineGaps(project, projects),
    ensurePipelines: () => ensurePipelines(project, projects),
  };
}
