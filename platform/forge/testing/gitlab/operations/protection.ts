import { createHash } from 'node:crypto';
import { answerOf, type Fields } from '../answers.ts';
import { type Call, found, type Operation, type Parameters, paged, Refusal } from '../operation.ts';
import { type Access, type DeployKey, level, type Project, type ProtectedRef, type World } from '../world.ts';

function accessOf(project: Project, { id, level: access_level, deployKey }: Access): Fields {
  const key = project.deployKeys.find((one) => one.id === deployKey);
  const names: Record<number, string> = { 0: 'No one', 30: 'Developers + Maintainers', 40: 'Maintainers' };
  const access_level_description = key?.title ?? names[access_level ?? 0] ?? '';
  return {
    id,
    access_level,
    access_level_description,
    deploy_key_id: deployKey,
    user_id: null,
    group_id: null,
  };
}

function branchOf(project: Project, rule: ProtectedRef): Fields {
  return answerOf('ProtectedBranchSchema', {
    id: rule.id,
    name: rule.name,
    push_access_levels: rule.push.map((one) => accessOf(project, one)),
    merge_access_levels: rule.merge.map((one) => accessOf(project, one)),
    unprotect_access_levels: [],
    allow_force_push: rule.forcePush,
    code_owner_approval_required: false,
  });
}

function tagOf(project: Project, rule: ProtectedRef): Fields {
  const create_access_levels = rule.push.map((one) => accessOf(project, one));
  return answerOf('ProtectedTagSchema', { name: rule.name, create_access_levels });
}

/** The level of one parameter, and the entries of a list, which only Premium takes. */
function accesses(call: Call, levelName: string, listName: string, before: readonly Access[]): Access[] {
  const { world } = call;
  const entries = call.objects(listName);
  if (entries !== undefined && !world.premium) throw new Refusal(403, '403 Forbidden');
  const given = call.number(levelName);
  const kept = before.filter(
    (one) => !entries?.some(({ id, _destroy }) => Number(id) === one.id && String(_destroy) === 'true'),
  );
  const added = (entries ?? [])
    .filter((entry) => entry['_destroy'] === undefined)
    .map((entry) => madeAccess(world, call.project(), entry));
  const result = [...kept, ...added];
  if (given !== undefined) result.unshift({ id: world.nextId(), level: given, deployKey: null });
  return result.length > 0 ? result : [{ id: world.nextId(), level: level.maintainer, deployKey: null }];
}

function madeAccess(world: World, project: Project, entry: Fields): Access {
  const key = entry['deploy_key_id'];
  if (key === undefined) return { id: world.nextId(), level: Number(entry['access_level']), deployKey: null };
  const known = project.deployKeys.find(({ id }) => id === Number(key));
  if (known === undefined || !known.canPush)
    throw new Refusal(422, { 'push_access_levels.deploy_key': ['is not enabled for this project'] });
  return { id: world.nextId(), level: null, deployKey: known.id };
}

function protectBranch(call: Call): Fields {
  const project = call.project(level.maintainer);
  const name = call.text('name') ?? '';
  if (project.protectedBranches.some((rule) => rule.name === name))
    throw new Refusal(409, `Protected branch '${name}' already exists`);
  const rule: ProtectedRef = {
    id: call.world.nextId(),
    name,
    push: accesses(call, 'push_access_level', 'allowed_to_push', []),
    merge: accesses(call, 'merge_access_level', 'allowed_to_merge', []),
    forcePush: call.flag('allow_force_push') ?? false,
  };
  project.protectedBranches.push(rule);
  return branchOf(project, rule);
}

function editBranch(call: Call): Fields {
  const project = call.project(level.maintainer);
  const rule = named(call, project.protectedBranches);
  rule.forcePush = call.flag('allow_force_push') ?? rule.forcePush;
  rule.push.splice(0, Infinity, ...accesses(call, '', 'allowed_to_push', rule.push));
  rule.merge.splice(0, Infinity, ...accesses(call, '', 'allowed_to_merge', rule.merge));
  return branchOf(project, rule);
}

function protectTag(call: Call): Fields {
  const project = call.project(level.maintainer);
  const name = call.text('name') ?? '';
  if (project.protectedTags.some((rule) => rule.name === name))
    throw new Refusal(422, { name: ['has already been taken'] });
  const push = accesses(call, 'create_access_level', 'allowed_to_create', []);
  const rule: ProtectedRef = { id: call.world.nextId(), name, push, merge: [], forcePush: false };
  project.protectedTags.push(rule);
  return tagOf(project, rule);
}

function named(call: Call, rules: readonly ProtectedRef[]): ProtectedRef {
  return found(
    rules.find(({ name }) => name === call.path['name']),
    'Not found',
  );
}

function remove(call: Call, rules: (project: Project) => ProtectedRef[]): void {
  const of = rules(call.project(level.maintainer));
  of.splice(of.indexOf(named(call, of)), 1);
}

const branchRule: Parameters = {
  name: 'string!',
  push_access_level: 'integer',
  merge_access_level: 'integer',
  allowed_to_push: 'objects',
  allowed_to_merge: 'objects',
  allow_force_push: 'boolean',
};

const rules: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/protected_branches',
    takes: paged,
    answers: 'ProtectedBranchSchema[]',
    does: (call) => {
      const project = call.project(level.developer);
      return project.protectedBranches.map((rule) => branchOf(project, rule));
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/protected_branches',
    takes: branchRule,
    answers: 'ProtectedBranchSchema',
    does: protectBranch,
  },
  {
    method: 'PATCH',
    path: '/projects/:id/protected_branches/:name',
    takes: { allowed_to_push: 'objects', allowed_to_merge: 'objects', allow_force_push: 'boolean' },
    answers: 'ProtectedBranchSchema',
    does: editBranch,
  },
  {
    method: 'DELETE',
    path: '/projects/:id/protected_branches/:name',
    takes: {},
    answers: undefined,
    does: (call) => remove(call, (project) => project.protectedBranches),
  },
  {
    method: 'GET',
    path: '/projects/:id/protected_tags',
    takes: paged,
    answers: 'ProtectedTagSchema[]',
    does: (call) => {
      const project = call.project(level.developer);
      return project.protectedTags.map((rule) => tagOf(project, rule));
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/protected_tags',
    takes: { name: 'string!', create_access_level: 'integer', allowed_to_create: 'objects' },
    answers: 'ProtectedTagSchema',
    does: protectTag,
  },
  {
    method: 'DELETE',
    path: '/projects/:id/protected_tags/:name',
    takes: {},
    answers: undefined,
    does: (call) => remove(call, (project) => project.protectedTags),
  },
];

function keyOf({ id, key, title, canPush }: DeployKey): Fields {
  const bytes = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '');
  return answerOf('DeployKeySchema', {
    id,
    key,
    title,
    can_push: canPush,
    fingerprint: createHash('md5').update(bytes).digest('hex'),
    fingerprint_sha256: `SHA256:${sha256}`,
    created_at: '2026-01-01T00:00:00.000Z',
  });
}

function addKey(call: Call): Fields {
  const project = call.project(level.maintainer);
  const [key = '', title = ''] = [call.text('key'), call.text('title')];
  const material = key.split(' ').slice(0, 2).join(' ');
  if (!/^(ssh-(ed25519|rsa)|ecdsa-sha2-\S+) [A-Za-z0-9+/]+=*$/.test(material))
    throw new Refusal(400, { 'deploy_key.key': ['is invalid'] });
  if (project.deployKeys.some((one) => one.key.startsWith(material)))
    throw new Refusal(400, { 'deploy_key.fingerprint_sha256': ['has already been taken'] });
  const made = { id: call.world.nextId(), key, title, canPush: call.flag('can_push') ?? false };
  project.deployKeys.push(made);
  return keyOf(made);
}

function keyNamed(call: Call): { project: Project; key: DeployKey } {
  const project = call.project(level.maintainer);
  const key = project.deployKeys.find(({ id }) => String(id) === call.path['key_id']);
  return { project, key: found(key, 'Deploy Key') };
}

const keys: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/deploy_keys',
    takes: paged,
    answers: 'DeployKeySchema[]',
    does: (call) => call.project(level.maintainer).deployKeys.map(keyOf),
  },
  {
    method: 'POST',
    path: '/projects/:id/deploy_keys',
    takes: { key: 'string!', title: 'string!', can_push: 'boolean' },
    answers: 'DeployKeySchema',
    does: addKey,
  },
  {
    method: 'PUT',
    path: '/projects/:id/deploy_keys/:key_id',
    takes: { title: 'string', can_push: 'boolean' },
    answers: 'DeployKeySchema',
    does: (call) => {
      const { key } = keyNamed(call);
      key.title = call.text('title') ?? key.title;
      key.canPush = call.flag('can_push') ?? key.canPush;
      return keyOf(key);
    },
  },
  {
    method: 'DELETE',
    path: '/projects/:id/deploy_keys/:key_id',
    takes: {},
    answers: undefined,
    does: (call) => {
      const { project, key } = keyNamed(call);
      project.deployKeys.splice(project.deployKeys.indexOf(key), 1);
    },
  },
];

export const protection: readonly Operation[] = [...rules, ...keys];
