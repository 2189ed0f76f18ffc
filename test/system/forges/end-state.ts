import { execFileSync } from 'node:child_process';
import { usualProtection } from '../../../platform/forge/src/index.ts';
import type { Hosted } from './hosts.ts';

/**
 * What is on a forge in the end, without what differs from run to run: ids of commits, signatures, times. Two runs of a command came to the same end
 * if these are equal.
 */
export async function endStateOf({ forge, bare, keys, issues }: Hosted): Promise<object> {
  const pullRequests = [];
  for (const { number, title, body, state, base, head, mergedBy } of await forge.pullRequests({
    state: 'all',
  })) {
    const comments = await forge.comments({ number });
    pullRequests.push({
      ...{ number, title, body, state, mergedBy, base: base.branch, head: head.branch },
      comments: comments.map((comment) => `${comment.author}: ${alike(comment.body)}`),
      statuses: await forge.statuses(head.commit),
    });
  }
  return {
    pullRequests,
    refs: refsOf(bare),
    issues: await issues(),
    keys: (await keys()).map(alike),
    secrets: await forge.secretNames(),
    gaps: await forge.protectionGaps(usualProtection('main', forge.kind)),
  };
}

/** The comment of a deployment. A job that could not tell what it had done is followed by one that finds all twins as they should be. */
const deployed =
  /<!-- dtaas:plans [\s\S]*(?<title>### Deployment of `<id>`)[\s\S]*(?:`deployed`, Healthy|Every twin is as `<id>` says)[\s\S]*$/;

/** A text without what stands in for moments and commits. */
function alike(text: string): string {
  return text
    .replaceAll(/<!-- dtaas:mark .*?-->/g, '<mark>')
    .replaceAll(/\d{8}T\d{6}Z(?:-[0-9a-f]{8})?|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/dtaas answer\/\d+/g, 'dtaas answer/<number>')
    .replaceAll(/\b[0-9a-f]{7,64}\b/g, '<id>')
    .replace(deployed, '$<title>: deployed');
}

/**
 * Branches and tags, each with its tree, its subject and how many commits it has. Of the state of twins, which has moments in it, only the names.
 */
function refsOf(bare: string): readonly string[] {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: bare, encoding: 'utf8' }).trim();
  const format = '%(refname) %(objecttype) %(tree)%(*tree) %(contents:subject)';
  const lines = git('for-each-ref', `--format=${format}`, 'refs/heads', 'refs/tags', 'refs/dtaas');
  const refs = lines.split('\n').map((line) => {
    const [ref = ''] = line.split(' ');
    const isState = /^refs\/(?:heads\/state|dtaas)\//.test(ref);
    return isState ? alike(ref) : `${alike(line)} ${git('rev-list', '--count', ref)}`;
  });
  // Snapshots of one twin, whose names are moments.
  return [...new Set(refs)];
}
