import { createHash } from 'node:crypto';
import { readRef } from '@dtaas/repository';
import { json, notFound, oneLine, type Remote } from './remote.ts';

export async function ensureRelease(
  remote: Remote,
  release: { readonly tag: string; readonly title: string; readonly body: string },
): Promise<{ readonly url: string }> {
  const ref = `refs/tags/${release.tag}`;
  const { code } = await remote.repository.git.attempt(['check-ref-format', ref]);
  if (code !== 0 || (await readRef(remote.repository, ref)) === null)
    throw notFound(remote, `tag ${oneLine(release.tag)}`);
  const path = `releases/${createHash('sha256').update(release.tag).digest('hex')}.json`;
  const text = json({ tag: release.tag, title: oneLine(release.title), body: release.body });
  await remote.change(`Release ${release.tag}`, async (draft) => {
    const [there] = await draft.texts([path]);
    if (there !== text) draft.put(path, text);
  });
  return { url: `${remote.url}#release/${encodeURIComponent(release.tag)}` };
}
