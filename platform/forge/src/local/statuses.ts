import type { TreeDraft } from '@dtaas/repository';
import type { Status } from '../forge.ts';
import { Fields } from './fields.ts';
import { json, notFound, oneLine, type Remote } from './remote.ts';

export function readStatuses(remote: Remote, commit: string): Promise<readonly Status[]> {
  return remote.read((draft) => statusesIn(draft, commit));
}

/** One commit for all that differ. */
export async function ensureStatus(remote: Remote, commit: string, given: readonly Status[]): Promise<void> {
  const { code } = await remote.repository.git.attempt(['cat-file', '-e', `${commit}^{commit}`]);
  if (code !== 0 || !/^[0-9a-f]{40}$/.test(commit)) throw notFound(remote, `commit ${oneLine(commit)}`);
  const wanted = given.map(({ name, state, description, url }) => ({
    ...{ name, state, description: oneLine(description) },
    ...(url ? { url } : {}),
  }));
  const names = new Set(wanted.map(({ name }) => name));
  await remote.change(`Statuses of ${commit.slice(0, 12)}: ${[...names].join(', ')}`, async (draft) => {
    const there = await statusesIn(draft, commit);
    const statuses = [...there.filter(({ name }) => !names.has(name)), ...wanted].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    if (json(statuses) !== json(there)) draft.put(pathOf(commit), json({ statuses }));
  });
}

async function statusesIn(draft: TreeDraft, commit: string): Promise<readonly Status[]> {
  const path = pathOf(commit);
  const [text] = await draft.texts([path]);
  if (text === undefined) return [];
  return Fields.parse(path, text)
    .each('statuses')
    .map((fields) => {
      const url = fields.optionalText('url');
      return {
        name: fields.text('name'),
        state: fields.oneOf('state', ['pending', 'success', 'failure', 'error']),
        description: fields.text('description'),
        ...(url === undefined ? {} : { url }),
      };
    });
}

function pathOf(commit: string): string {
  return `statuses/${commit.slice(0, 2)}/${commit}.json`;
}
