import type { Forge, Issue, PullRequest, Status } from '@dtaas/forge';

/** What the pipeline has told a forge, and what the forge knows. The contract of a forge is held in `@dtaas/forge`, over real ones. */
export interface ToldForge
  extends Pick<
    Forge,
    | 'kind'
    | 'about'
    | 'pullRequest'
    | 'pullRequests'
    | 'pullRequestsOf'
    | 'trustedComment'
    | 'ensureComment'
    | 'ensureIssue'
    | 'statuses'
    | 'ensureStatus'
  > {
  /** Merge commit, or any name of one that is not merged → pull request. */
  readonly merged: Map<string, PullRequest>;
  /** Whether its lists name who merged. Gitea's do not. */
  listsMergers: boolean;
  /** `<number> <topic>` → text. */
  readonly comments: Map<string, string>;
  readonly issues: Map<string, Pick<Issue, 'state' | 'body'>>;
  /** Name → status, in the order of the last writing; of one commit. */
  readonly states: Map<string, Status>;
  requests: number;
}

export function toldForge(): ToldForge {
  const forge: ToldForge = {
    merged: new Map(),
    listsMergers: true,
    comments: new Map(),
    issues: new Map(),
    states: new Map(),
    kind: 'github',
    requests: 0,
    async pullRequestsOf(commit) {
      forge.requests++;
      const found = forge.merged.get(commit);
      if (!found) return [];
      return [forge.listsMergers ? found : { ...found, mergedBy: undefined }];
    },
    async about() {
      return { defaultBranch: 'main', isPublic: false, url: 'https://git.example/plant/twins' };
    },
    async pullRequests({ state, base }) {
      forge.requests++;
      return [...forge.merged.values()].filter(
        (each) =>
          (state === 'all' || each.state === state) && (base === undefined || each.base.branch === base),
      );
    },
    async pullRequest(number) {
      forge.requests++;
      const found = [...forge.merged.values()].find((each) => each.number === number);
      if (!found) throw new Error(`there is no pull request ${number}`);
      return found;
    },
    async trustedComment({ number }, topic) {
      forge.requests++;
      return forge.comments.get(`${number} ${topic}`);
    },
    async ensureComment({ number }, { topic, body }) {
      forge.requests++;
      forge.comments.set(`${number} ${topic}`, body);
      return { id: topic, author: 'dtaas', body, url: '', createdAt: '', updatedAt: '' };
    },
    async ensureIssue({ topic, title, body, state, labels }) {
      forge.requests++;
      if (state === 'closed' && !forge.issues.has(topic)) return undefined;
      forge.issues.set(topic, { state, body });
      return { number: 1, title, body, state, labels, url: '' };
    },
    async statuses() {
      forge.requests++;
      return [...forge.states.values()];
    },
    async ensureStatus(_commit, ...statuses) {
      forge.requests++;
      for (const status of statuses) {
        forge.states.delete(status.name);
        forge.states.set(status.name, status);
      }
    },
  };
  return forge;
}

export function mergedPullRequest(number: number, head: string, mergeCommit: string): PullRequest {
  return {
    number,
    title: 'Change',
    body: '',
    author: 'ada',
    state: 'merged',
    base: { branch: 'main', commit: mergeCommit },
    head: { branch: 'change', commit: head, repository: 'plant/twins' },
    isFork: false,
    mergeCommit,
    mergedBy: 'grace',
    url: `https://git.example/plant/twins/pulls/${number}`,
  };
}
