import { keyWithoutComment, otherKeys } from '../deploy-key.ts';
import { ensured } from '../ensured.ts';
import { forgeRefused } from '../failures.ts';
import type { DeployKey, Forge } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import { path } from './client/path.ts';
import type { Session } from './session.ts';

interface FoundKey extends DeployKey {
  readonly id: number;
}

/** Deploy keys, which open SSH only, and the secrets of jobs. */
export function keys(
  session: Session,
): Pick<Forge, 'ensureDeployKey' | 'removeOtherDeployKeys' | 'ensureSecret' | 'secretNames'> {
  const { client, in: at, repository } = session;
  const subject = `repository ${repository}`;
  return {
    async ensureDeployKey(key) {
      const wanted = { ...key, publicKey: keyWithoutComment(key.publicKey) };
      await ensured<FoundKey>({
        look: () => sameKey(session, wanted),
        isRight: (found) => isSame(found, wanted),
        async make(found) {
          // A key cannot be changed.
          if (found) await remove(session, found.id);
          const added = await add(session, wanted);
          if (added) return added;
          // Another job was quicker.
          const now = await sameKey(session, wanted);
          if (now && isSame(now, wanted)) return now;
          throw forgeRefused({
            forge: client.forge,
            request: 'add a deploy key',
            said: 'the key or its title is used elsewhere.',
          });
        },
      });
    },

    async removeOtherDeployKeys(other) {
      for (const { id } of otherKeys(await list(session), other)) await remove(session, id);
    },

    /** Always written: the value that is there cannot be compared. */
    async ensureSecret(name, value) {
      await client.change(at(path`/actions/secrets/${name}`), {
        to: `set the secret ${name}`,
        subject,
        method: 'PUT',
        body: { data: value },
      });
    },

    async secretNames() {
      const secrets = await client.all(at('/actions/secrets'), { to: 'list the names of secrets', subject });
      return secrets.map((secret) => secret.at('name').text).sort();
    },
  };
}

async function list({ client, in: at, repository }: Session): Promise<readonly FoundKey[]> {
  const request = { to: 'list deploy keys', subject: `repository ${repository}` };
  return (await client.all(at('/keys'), request)).map(keyOf);
}

async function sameKey(session: Session, { publicKey }: DeployKey): Promise<FoundKey | undefined> {
  return (await list(session)).find((one) => one.publicKey === publicKey);
}

function isSame(found: DeployKey, wanted: DeployKey): boolean {
  return (
    found.title === wanted.title && found.publicKey === wanted.publicKey && found.canPush === wanted.canPush
  );
}

/** Undefined if the server has such a key already. */
async function add(
  session: Session,
  { title, publicKey, canPush }: DeployKey,
): Promise<FoundKey | undefined> {
  const { client, in: at, repository } = session;
  const { status, answer } = await client.change(at('/keys'), {
    to: 'add a deploy key',
    subject: `repository ${repository}`,
    method: 'POST',
    body: { title, key: publicKey, read_only: !canPush },
    expect: [422],
  });
  return status === 422 ? undefined : keyOf(answer);
}

async function remove({ client, in: at }: Session, id: number): Promise<void> {
  const request = { to: 'remove a deploy key', subject: `deploy key ${id}`, method: 'DELETE' } as const;
  await client.change(at(path`/keys/${id}`), { ...request, expect: [404] });
}

function keyOf(answer: Answer): FoundKey {
  return {
    id: answer.at('id').number,
    title: answer.at('title').text,
    publicKey: keyWithoutComment(answer.at('key').text),
    canPush: !answer.at('read_only').flag,
  };
}
