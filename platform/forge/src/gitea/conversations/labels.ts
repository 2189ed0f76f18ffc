import { ensured } from '../../ensured.ts';
import type { Forge } from '../../forge.ts';
import type { Answer } from '../client/answer.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';

interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** Gitea allows two labels of one name; the older counts. */
export async function labels({ client, in: at, repository }: Session): Promise<readonly Label[]> {
  const items = await client.all(at('/labels'), { to: 'list labels', subject: `repository ${repository}` });
  return items.map(labelOf).sort((one, other) => one.id - other.id);
}

export async function ensureLabel(
  session: Session,
  wanted: Parameters<Forge['ensureLabel']>[0],
): Promise<void> {
  const color = wanted.color.replace('#', '').toLowerCase();
  const look = async () => (await labels(session)).find(({ name }) => isName(name, wanted.name));
  const isRight = (label: Label) =>
    label.name === wanted.name && label.color === color && label.description === wanted.description;
  await ensured<Label>({
    look,
    isRight,
    async make(found) {
      const label = { name: wanted.name, color: `#${color}`, description: wanted.description };
      if (found) return change(session, found.id, label);
      const made = await create(session, label);
      const first = await look();
      if (first === undefined || first.id === made.id) return made;
      await remove(session, made.id);
      return isRight(first) ? first : change(session, first.id, label);
    },
  });
}

export const isName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

async function create({ client, in: at, repository }: Session, body: object): Promise<Label> {
  const request = {
    to: 'create a label',
    subject: `repository ${repository}`,
    method: 'POST',
    body,
  } as const;
  return labelOf((await client.change(at('/labels'), request)).answer);
}

async function change({ client, in: at }: Session, id: number, body: object): Promise<Label> {
  const request = { to: 'change a label', subject: `label ${id}`, method: 'PATCH', body } as const;
  return labelOf((await client.change(at(path`/labels/${id}`), request)).answer);
}

async function remove({ client, in: at }: Session, id: number): Promise<void> {
  const request = { to: 'remove a label', subject: `label ${id}`, method: 'DELETE', expect: [404] } as const;
  await client.change(at(path`/labels/${id}`), request);
}

function labelOf(answer: Answer): Label {
  return {
    id: answer.at('id').number,
    name: answer.at('name').text,
    color: answer.at('color').text.replace('#', '').toLowerCase(),
    description: answer.at('description').text,
  };
}
