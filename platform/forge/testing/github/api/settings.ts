import sodium from 'libsodium-wrappers';
import { type Environment, fullName, mayAs, now, type Repository, type Ruleset, roleOf } from '../state.ts';
import { bodyOf, type Call, type Handler, invalid, need, notFound, Refusal } from './call.ts';

await sodium.ready;
const keyPair = sodium.crypto_box_keypair();

/** Rulesets, deploy keys, environments with secrets, releases. */
export const settings: Readonly<Record<string, Handler>> = {
  'repos/get-repo-rulesets': ({ repository }) => {
    checkPlan(repository);
    return {
      status: 200,
      body: repository.rulesets.map(({ id, name, target, enforcement }) => ({
        id,
        name,
        target,
        enforcement,
        source: fullName(repository),
      })),
    };
  },
  'repos/get-repo-ruleset': (call) => ({ status: 200, body: shownRuleset(call, rulesetOf(call)) }),
  'repos/create-repo-ruleset': (call) => {
    need(call, 'admin');
    checkPlan(call.repository);
    const { repository, state } = call;
    const given = fieldsOf(bodyOf(call, 'repos', 'createRepoRuleset'));
    if (repository.rulesets.some(({ name }) => name === given.name))
      throw new Refusal(422, 'Validation Failed', ['Name must be unique']);
    const ruleset = { id: state.nextId(), ...given };
    repository.rulesets.push(ruleset);
    return { status: 201, body: shownRuleset(call, ruleset) };
  },
  'repos/update-repo-ruleset': (call) => {
    need(call, 'admin');
    const ruleset = rulesetOf(call);
    Object.assign(ruleset, fieldsOf({ ...ruleset, ...Object(call.body) }));
    return { status: 200, body: shownRuleset(call, ruleset) };
  },
  'repos/get-branch-protection': (call) => {
    need(call, 'admin');
    const found = call.repository.classic.get(call.path['branch'] ?? '');
    if (!found) throw new Refusal(404, 'Branch not protected');
    return { status: 200, body: found };
  },
  'repos/list-deploy-keys': (call) => {
    need(call, 'admin');
    return { status: 200, body: call.repository.keys.map(shownKey) };
  },
  'repos/create-deploy-key': (call) => {
    need(call, 'admin');
    const { title = '', key, read_only = false } = bodyOf(call, 'repos', 'createDeployKey');
    if (!isPublicKey(key))
      throw invalid(
        'PublicKey',
        'key',
        'custom',
        'key is invalid. You must supply a key in OpenSSH public key format',
      );
    const all = call.state.repositories.flatMap(({ keys }) => keys);
    if (all.some((one) => one.key === key))
      throw invalid('PublicKey', 'key', 'custom', 'key is already in use');
    const made = { id: call.state.nextId(), title, key, read_only, created: now() };
    call.repository.keys.push(made);
    return { status: 201, body: shownKey(made) };
  },
  'repos/delete-deploy-key': (call) => {
    need(call, 'admin');
    const { keys } = call.repository;
    const index = keys.findIndex(({ id }) => String(id) === call.path['key_id']);
    if (index < 0) throw notFound();
    keys.splice(index, 1);
    return { status: 204 };
  },
  'repos/get-environment': (call) => {
    const name = call.path['environment_name'] ?? '';
    return { status: 200, body: shownEnvironment(name, environmentOf(call)) };
  },
  'repos/create-or-update-environment': (call) => {
    need(call, 'admin');
    const name = call.path['environment_name'] ?? '';
    const { environments } = call.repository;
    const known = environments.get(name);
    const made: Environment = known ?? {
      id: call.state.nextId(),
      policies: [],
      limits: null,
      secrets: new Map(),
    };
    made.limits = bodyOf(call, 'repos', 'createOrUpdateEnvironment')?.deployment_branch_policy ?? null;
    environments.set(name, made);
    return { status: 200, body: shownEnvironment(name, made) };
  },
  'repos/list-deployment-branch-policies': (call) => {
    const { policies } = environmentOf(call);
    return {
      status: 200,
      body: { total_count: policies.length, branch_policies: policies },
      list: 'branch_policies',
    };
  },
  'repos/create-deployment-branch-policy': (call) => {
    need(call, 'admin');
    const { policies, limits } = environmentOf(call);
    if (limits?.custom_branch_policies !== true) throw notFound();
    const { name, type = 'branch' } = bodyOf(call, 'repos', 'createDeploymentBranchPolicy');
    const policy = { id: call.state.nextId(), name, type };
    policies.push(policy);
    return { status: 200, body: policy };
  },
  'repos/delete-deployment-branch-policy': (call) => {
    need(call, 'admin');
    const { policies } = environmentOf(call);
    const index = policies.findIndex(({ id }) => String(id) === call.path['branch_policy_id']);
    if (index < 0) throw notFound();
    policies.splice(index, 1);
    return { status: 204 };
  },
  'actions/get-environment-public-key': (call) => {
    need(call, 'admin');
    environmentOf(call);
    const key = sodium.to_base64(keyPair.publicKey, sodium.base64_variants.ORIGINAL);
    return { status: 200, body: { key_id: '1', key } };
  },
  'actions/list-environment-secrets': (call) => {
    need(call, 'write');
    const secrets = [...environmentOf(call).secrets].map(([name, { created }]) => ({
      name,
      created_at: created,
      updated_at: created,
    }));
    return { status: 200, body: { total_count: secrets.length, secrets }, list: 'secrets' };
  },
  'actions/create-or-update-environment-secret': (call) => {
    need(call, 'admin');
    const { secrets } = environmentOf(call);
    const name = (call.path['secret_name'] ?? '').toUpperCase();
    const { encrypted_value, key_id } = bodyOf(call, 'actions', 'createOrUpdateEnvironmentSecret');
    if (key_id !== '1' || opened(encrypted_value) === undefined)
      throw new Refusal(422, 'Bad encrypted value');
    const isNew = !secrets.has(name);
    secrets.set(name, { sealed: encrypted_value, created: now() });
    return isNew ? { status: 201, body: {} } : { status: 204 };
  },
  'repos/get-release-by-tag': (call) => {
    const found = call.repository.releases.find(({ tag }) => tag === call.path['tag']);
    if (!found) throw notFound();
    return { status: 200, body: shownRelease(call, found) };
  },
  'repos/create-release': async (call) => {
    need(call, 'write');
    const { tag_name: tag, name = null, body = null } = bodyOf(call, 'repos', 'createRelease');
    const { bare } = call.repository;
    if (call.repository.releases.some((one) => one.tag === tag))
      throw invalid('Release', 'tag_name', 'already_exists');
    // GitHub makes a tag that doesn't exist.
    if ((await bare.tip(`refs/tags/${tag}`)) === undefined)
      await bare.git(['update-ref', `refs/tags/${tag}`, 'refs/heads/main']);
    const release = { id: call.state.nextId(), tag, name, body, created: now() };
    call.repository.releases.push(release);
    return { status: 201, body: shownRelease(call, release) };
  },
  'repos/update-release': (call) => {
    need(call, 'write');
    const found = call.repository.releases.find(({ id }) => String(id) === call.path['release_id']);
    if (!found) throw notFound();
    const { name = found.name, body = found.body } = bodyOf(call, 'repos', 'updateRelease');
    Object.assign(found, { name, body });
    return { status: 200, body: shownRelease(call, found) };
  },
};

/** What a secret says, as only GitHub can read it. */
export function opened(sealed: string): string | undefined {
  try {
    const bytes = sodium.from_base64(sealed, sodium.base64_variants.ORIGINAL);
    return sodium.to_string(sodium.crypto_box_seal_open(bytes, keyPair.publicKey, keyPair.privateKey));
  } catch {
    return undefined;
  }
}

function checkPlan({ isPrivate }: Repository): void {
  if (isPrivate)
    throw new Refusal(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
}

function rulesetOf({ repository, path }: Call): Ruleset {
  const found = repository.rulesets.find(({ id }) => String(id) === path['ruleset_id']);
  if (!found) throw notFound();
  return found;
}

/** Fields that are left out have defaults. GitHub's description allows more kinds of rules than the server knows. */
function fieldsOf(given: object): Omit<Ruleset, 'id'> {
  const {
    name = '',
    target = 'branch',
    enforcement = 'active',
    conditions = {},
    rules = [],
    bypass_actors = [],
  } = given as Partial<Ruleset>;
  return { name, target, enforcement, conditions, rules, bypass_actors };
}

function shownRuleset({ repository, account }: Call, ruleset: Ruleset): object {
  const { bypass_actors, ...shown } = ruleset;
  const isAdmin = mayAs(roleOf(repository, account), 'admin');
  return { ...shown, source: fullName(repository), ...(isAdmin ? { bypass_actors } : {}) };
}

function isPublicKey(line: string): boolean {
  const [type = '', base64 = ''] = line.split(' ');
  const bytes = Buffer.from(base64, 'base64');
  const length = bytes.length >= 4 ? bytes.readUInt32BE() : 0;
  return bytes.length > 40 && bytes.subarray(4, 4 + length).toString() === type;
}

function shownKey({ id, key, title, read_only, created }: Repository['keys'][number]): object {
  return { id, key, title, read_only, verified: true, created_at: created };
}

function environmentOf({ repository, path }: Call): Environment {
  const found = repository.environments.get(path['environment_name'] ?? '');
  if (!found) throw notFound();
  return found;
}

function shownEnvironment(name: string, { id, limits }: Environment): object {
  return { id, name, deployment_branch_policy: limits };
}

function shownRelease(
  { repository, origin }: Call,
  { id, tag, name, body, created }: Repository['releases'][number],
) {
  return {
    id,
    tag_name: tag,
    name,
    body,
    html_url: `${origin}/${fullName(repository)}/releases/tag/${encodeURIComponent(tag)}`,
    created_at: created,
    published_at: created,
  };
}
