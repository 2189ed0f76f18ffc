import { ensured } from '../ensured.ts';
import type { Forge } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import type { Hub } from './api/hub.ts';
import { isSameText } from './api/texts.ts';

export function releasesOn({ ask, where }: Hub): Pick<Forge, 'ensureRelease'> {
  const look = (tag: string) =>
    ask('show a release', `tag ${tag}`, async (api) => {
      try {
        return (await api.repos.getReleaseByTag({ ...where, tag })).data;
      } catch (error) {
        if (refusal(error, 404) === undefined) throw error;
        return undefined;
      }
    });
  return {
    async ensureRelease({ tag, title, body }) {
      const release = await ensured({
        look: () => look(tag),
        isRight: (found) => isSameText(found.name, title) && isSameText(found.body, body),
        make: async (found) => {
          // GitHub would make a tag that doesn't exist.
          if (!found)
            await ask('show a tag', `tag ${tag}`, (api) => api.git.getRef({ ...where, ref: `tags/${tag}` }));
          return ask('write a release', `tag ${tag}`, async (api) => {
            const { data } = found
              ? await api.repos.updateRelease({ ...where, release_id: found.id, name: title, body })
              : await api.repos.createRelease({ ...where, tag_name: tag, name: title, body });
            return data;
          });
        },
      });
      return { url: release.html_url };
    },
  };
}
