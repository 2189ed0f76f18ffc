import { ensured } from '../ensured.ts';
import { forgeNotFound } from '../failures.ts';
import type { Forge } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import { path } from './client/path.ts';
import type { Session } from './session.ts';

interface Release {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

export async function ensureRelease(
  session: Session,
  { tag, title, body }: Parameters<Forge['ensureRelease']>[0],
): Promise<{ readonly url: string }> {
  const { client, in: at } = session;
  const subject = `tag ${tag}`;
  const { url } = await ensured<Release>({
    async look() {
      const found = await client.find(at(path`/releases/tags/${tag}`), { to: 'find a release', subject });
      return found && releaseOf(found);
    },
    isRight: (found) => found.title === title && found.body === body,
    async make(found) {
      const request = { to: 'publish a release', subject };
      if (found) {
        const change = { ...request, method: 'PATCH', body: { name: title, body } } as const;
        return releaseOf((await client.change(at(path`/releases/${found.id}`), change)).answer);
      }
      // Gitea would make a tag that is missing.
      if (!(await client.find(at(path`/tags/${tag}`), request)))
        throw forgeNotFound({ forge: client.forge, subject });
      const change = { ...request, method: 'POST', body: { tag_name: tag, name: title, body } } as const;
      return releaseOf((await client.change(at('/releases'), change)).answer);
    },
  });
  return { url };
}

function releaseOf(answer: Answer): Release {
  return {
    id: answer.at('id').number,
    title: answer.at('name').text,
    body: answer.at('body').text,
    url: answer.at('html_url').url,
  };
}
