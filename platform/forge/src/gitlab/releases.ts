import { ensured } from '../ensured.ts';
import { forgeNotFound } from '../failures.ts';
import type { Forge } from '../forge.ts';
import { fields, optional, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { withoutCommands } from './texts.ts';

const shown = fields({ name: optional(text), description: optional(text), tag_name: text });

/** Without a ref, so that GitLab refuses where it would make the tag. */
export async function ensureRelease(
  project: GitLabProject,
  { tag, title, body }: Parameters<Forge['ensureRelease']>[0],
): ReturnType<Forge['ensureRelease']> {
  const { api, path } = project;
  const wanted = { name: title, description: withoutCommands(body) };
  await ensured<ReturnType<typeof shown>>({
    look: () =>
      project
        .read(`the release ${tag}`, shown, api.ProjectReleases.show(path, tag))
        .catch((error: unknown) => {
          if (forgeNotFound.is(error)) return undefined;
          throw error;
        }),
    isRight: ({ name, description }) =>
      name === title && (description ?? '').trimEnd() === wanted.description.trimEnd(),
    make: (found) => {
      const asked =
        found === undefined
          ? api.ProjectReleases.create(path, { tagName: tag, ...wanted })
          : api.ProjectReleases.edit(path, tag, wanted);
      return project.read(`write the release ${tag}`, shown, asked);
    },
  });
  return { url: `${project.webUrl}/${path}/-/releases/${encodeURIComponent(tag)}` };
}
