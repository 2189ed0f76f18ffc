import { createHash } from 'node:crypto';
import { answerOf, type Fields } from '../answers.ts';
import type { BareRepository, Entry } from '../bare-repository.ts';
import { type Call, forbidden, found, type Operation, type Parameters, Refusal } from '../operation.ts';
import { level, matches, mayPush, type Project, type Release, type World } from '../world.ts';
import { personOf } from './people.ts';

async function commitOf(repository: BareRepository, id: string): Promise<Fields> {
  const text = await repository.git(['log', '-1', '--format=%an%x00%ae%x00%cI%x00%B', id]);
  const [author_name = '', author_email = '', created_at = '', message = ''] = text.split('\0');
  const title = message.split('\n')[0] ?? '';
  return {
    id,
    short_id: id.slice(0, 8),
    author_name,
    author_email,
    created_at,
    message: message.trimEnd(),
    title,
    web_url: '',
  };
}

async function branchOf(call: Call): Promise<Fields> {
  const project = call.project();
  const name = call.path['branch'] ?? '';
  const id = found(await project.repository.branch(name), 'Branch');
  return answerOf('BranchSchema', {
    name,
    commit: await commitOf(project.repository, id),
    protected: project.protectedBranches.some((rule) => matches(rule.name, name)),
    default: name === 'main',
    can_push: mayPush(call.world, project, call.user, name),
  });
}

async function createBranch(call: Call): Promise<Fields> {
  const project = call.project(level.developer);
  const name = call.text('branch') ?? '';
  if (!mayPush(call.world, project, call.user, name)) throw forbidden();
  const start = found(await project.repository.commit(call.text('ref') ?? ''), 'Commit');
  await project.repository.moveRef(`refs/heads/${name}`, start, '').catch(() => {
    throw new Refusal(400, 'Branch already exists');
  });
  return branchOf({ ...call, path: { ...call.path, branch: name } });
}

async function fileOf(call: Call): Promise<Fields> {
  const { repository } = call.project();
  const [path = '', ref = ''] = [call.path['path'], call.text('ref')];
  const commit = found(await repository.commit(ref), 'Commit');
  const { blob } = found(await repository.entry(commit, path), 'File');
  const content = Buffer.from(await repository.git(['cat-file', 'blob', blob]));
  const last = await repository.git(['--literal-pathspecs', 'log', '-1', '--format=%H', commit, '--', path]);
  return answerOf('RepositoryFileExpandedSchema', {
    file_name: path.split('/').at(-1),
    file_path: path,
    size: content.length,
    encoding: 'base64',
    content: content.toString('base64'),
    content_sha256: createHash('sha256').update(content).digest('hex'),
    ref,
    blob_id: blob,
    commit_id: commit,
    last_commit_id: last.trim(),
  });
}

async function changed(
  repository: BareRepository,
  base: string,
  action: Fields,
): Promise<[string, Entry | undefined]> {
  const [path, kind] = [String(action['file_path']), action['action']];
  const before = await repository.entry(base, path);
  if (kind === 'create' && before !== undefined)
    throw new Refusal(400, 'A file with this name already exists');
  if (kind !== 'create' && before === undefined)
    throw new Refusal(400, "A file with this name doesn't exist");
  if (kind === 'delete') return [path, undefined];
  if (kind !== 'create' && kind !== 'update')
    throw new Refusal(400, 'actions[0][action] does not have a valid value', 'error');
  const content = Buffer.from(
    String(action['content'] ?? ''),
    action['encoding'] === 'base64' ? 'base64' : 'utf8',
  );
  return [path, { mode: before?.mode ?? '100644', blob: await repository.addBlob(content) }];
}

async function commit(call: Call): Promise<Fields> {
  const user = call.account();
  const project = call.project(level.developer);
  const { repository } = project;
  const branch = call.text('branch') ?? '';
  if (!mayPush(call.world, project, user, branch)) throw forbidden();
  const tip = await repository.branch(branch);
  const start = call.text('start_sha');
  if (tip !== undefined && start !== undefined)
    throw new Refusal(
      400,
      `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
    );
  const base = tip ?? (start && (await repository.commit(start)));
  if (base === undefined || base === '')
    throw new Refusal(400, 'You can only create or edit files when you are on a branch');
  const changes = new Map<string, Entry | undefined>();
  for (const action of call.objects('actions') ?? [])
    changes.set(...(await changed(repository, base, action)));
  const tree = await repository.treeWith(base, changes);
  const author = { name: user.username, email: `${user.username}@example.org` };
  const made = await repository.commitTree(tree, [base], call.text('commit_message') ?? '', author);
  await repository.moveRef(`refs/heads/${branch}`, made, tip ?? '').catch(() => {
    throw new Refusal(400, 'Could not update refs/heads. Please refresh and try again.');
  });
  return answerOf('ExpandedCommitSchema', await commitOf(repository, made));
}

async function releaseOf(world: World, project: Project, release: Release): Promise<Fields> {
  const id = (await project.repository.commit(release.tag)) ?? '';
  const self = `${world.url}/${project.path}/-/releases/${encodeURIComponent(release.tag)}`;
  return answerOf('ReleaseSchema', {
    tag_name: release.tag,
    name: release.name,
    description: release.description,
    author: personOf(world, found(world.users[0], 'User')),
    commit: await commitOf(project.repository, id),
    _links: {
      self,
      edit_url: `${self}/edit`,
      closed_issues_url: '',
      closed_merge_requests_url: '',
      merged_merge_requests_url: '',
      opened_issues_url: '',
      opened_merge_requests_url: '',
    },
  });
}

async function createRelease(call: Call): Promise<Fields> {
  const project = call.project(level.developer);
  const tag = call.text('tag_name') ?? '';
  if (project.releases.some((one) => one.tag === tag)) throw new Refusal(409, 'Release already exists');
  if (!(await project.repository.refs()).has(`refs/tags/${tag}`))
    throw new Refusal(422, 'Ref is not specified');
  const release = { tag, name: call.text('name') ?? tag, description: call.text('description') ?? '' };
  project.releases.push(release);
  return releaseOf(call.world, project, release);
}

function releaseNamed(call: Call, needed?: number): { project: Project; release: Release } {
  const project = call.project(needed);
  const release = project.releases.find(({ tag }) => tag === call.path['tag']);
  return { project, release: found(release, 'Not found') };
}

const texts: Parameters = { name: 'string', description: 'string' };

export const repository: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/repository/branches/:branch',
    takes: {},
    answers: 'BranchSchema',
    does: branchOf,
  },
  {
    method: 'POST',
    path: '/projects/:id/repository/branches',
    takes: { branch: 'string!', ref: 'string!' },
    answers: 'BranchSchema',
    does: createBranch,
  },
  {
    method: 'GET',
    path: '/projects/:id/repository/files/:path',
    takes: { ref: 'string!' },
    answers: 'RepositoryFileExpandedSchema',
    does: fileOf,
  },
  {
    method: 'POST',
    path: '/projects/:id/repository/commits',
    takes: { branch: 'string!', commit_message: 'string!', start_sha: 'string', actions: 'objects!' },
    answers: 'ExpandedCommitSchema',
    does: commit,
  },
  {
    method: 'GET',
    path: '/projects/:id/releases/:tag',
    takes: {},
    answers: 'ReleaseSchema',
    does: (call) => {
      const { project, release } = releaseNamed(call);
      return releaseOf(call.world, project, release);
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/releases',
    takes: { tag_name: 'string!', ...texts },
    answers: 'ReleaseSchema',
    does: createRelease,
  },
  {
    method: 'PUT',
    path: '/projects/:id/releases/:tag',
    takes: texts,
    answers: 'ReleaseSchema',
    does: (call) => {
      const { project, release } = releaseNamed(call, level.developer);
      release.name = call.text('name') ?? release.name;
      release.description = call.text('description') ?? release.description;
      return releaseOf(call.world, project, release);
    },
  },
];
