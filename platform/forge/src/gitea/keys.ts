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
export function keys(session: Session): Pick<Forge, 'ensureDeployKey' | 'ensureSecret' | 'secretNames'> {
  const { client, in: at, repository } = session;
  const subject = `repository ${repository}`;
  return {
    async ensureDeployKey(key) {
      const wanted = { ...key, publicKey: withoutComment(key.publicKey) };
      await ensured<readonly FoundKey[]>({
        look: () => alike(session, wanted),
        isRight: (found) => found.length === 1 && found.every((one) => isSame(one, wanted)),
        async make(found) {
          // A key cannot be changed.
          for (const { id } of found ?? []) await remove(session, id);
          const added = await add(session, wanted);
          if (added) return [added];
          // Another job was quicker.
          const now = await alike(session, wanted);
          if (now?.some((one) => isSame(one, wanted))) return now;
          throw forgeRefused({
            forge: client.forge,
            request: 'add a deploy key',
            said: 'the key is used elsewhere.',
          });
        },
      });
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

/** The keys with the same title or the same content; undefined if there are none. */
async function alike(session: Session, wanted: DeployKey): Promise<readonly FoundKey[] | undefined> {
  const { client, in: at, repository } = session;
  const request = { to: 'list deploy keys', subject: `repository ${repository}` };
  const found = (await client.all(at('/keys'), request))
    .map(keyOf)
    .filter(({ title, publicKey }) => title === wanted.title || publicKey === wanted.publicKey);
  return found.length === 0 ? undefined : found;
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
    publicKey: withoutComment(answer.at('key').text),
    canPush: !answer.at('read_only').flag,
  };
}

/** Type and key of a line as in `authorized_keys`. */
function withoutComment(line: string): string {
  return line.trim().split(/\s+/).slice(0, 2).join(' ');
}
