import { ensured } from '../ensured.ts';
import { forgeNotFound } from '../failures.ts';
import type { Forge, Issue } from '../forge.ts';
import { isMarked, marked, markedText } from '../mark.ts';
import { fields, list, number, optional, type Reader, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { refusedWith } from './requests.ts';
import { oneLine, readBody, withoutCommands } from './texts.ts';

const shown = fields({
  iid: number,
  title: text,
  description: optional(text),
  state: text,
  labels: list(text),
  web_url: text,
});

const issue: Reader<Issue> = (value, at) => {
  const { iid, title, description, state, labels, web_url } = shown(value, at);
  const isOpen = state === 'opened';
  const body = readBody(description ?? '');
  return { number: iid, title, body, state: isOpen ? 'open' : 'closed', labels, url: web_url };
};

/** The oldest issue with the right mark is the platform's. */
export async function ensureIssue(
  project: GitLabProject,
  key: string,
  { topic, title, body, state, labels }: Parameters<Forge['ensureIssue']>[0],
): Promise<Issue | undefined> {
  const { api, path } = project;
  const place = { repository: project.path, conversation: 'issues', topic };
  const wanted = { title: oneLine(title, 255), description: marked(key, place, body) };
  const text = markedText(key, place, wanted.description);
  const written = {
    title: wanted.title,
    description: withoutCommands(wanted.description),
    labels: labels.join(','),
  };
  const look = async () => {
    const order = { orderBy: 'created_at', sort: 'asc', perPage: 100 } as const;
    const asked = api.Issues.all({ projectId: path, ...order });
    const all = await project.read('the list of issues', list(issue), asked);
    return all.find((one) => isMarked(key, place, one.body));
  };
  if (state === 'closed' && (await look()) === undefined) return undefined;
  return ensured<Issue>({
    look,
    isRight: (found) =>
      found.title === wanted.title &&
      found.state === state &&
      markedText(key, place, found.body) === text &&
      found.labels.toSorted().join(',') === labels.toSorted().join(','),
    make: (found) => {
      const request = `write the issue about ${topic}`;
      const { title: first, ...rest } = written;
      if (found === undefined) return project.read(request, issue, api.Issues.create(path, first, rest));
      const event = found.state === state ? {} : { stateEvent: state === 'open' ? 'reopen' : 'close' };
      return project.read(request, issue, api.Issues.edit(path, found.number, { ...written, ...event }));
    },
  });
}

const label = fields({ name: text, color: text, description: optional(text) });

export async function ensureLabel(
  project: GitLabProject,
  { name, color, description }: Parameters<Forge['ensureLabel']>[0],
): Promise<void> {
  const { api, path } = project;
  const wanted = `#${color.replace(/^#/, '')}`;
  const look = () =>
    project.read(`the label ${name}`, label, api.ProjectLabels.show(path, name)).catch((error: unknown) => {
      if (forgeNotFound.is(error) && !/project not found/i.test(refusedWith(error)?.message ?? ''))
        return undefined;
      throw error;
    });
  await ensured<ReturnType<typeof label>>({
    look,
    isRight: (found) =>
      found.color.toLowerCase() === wanted.toLowerCase() && (found.description ?? '') === description,
    make: async (found) => {
      const asked =
        found === undefined
          ? api.ProjectLabels.create(path, name, wanted, { description })
          : api.ProjectLabels.edit(path, name, { color: wanted, description });
      return project.read(`write the label ${name}`, label, asked).catch(async (error: unknown) => {
        const other = refusedWith(error)?.status === 409 ? await look() : undefined;
        if (other === undefined) throw error;
        return other;
      });
    },
  });
}
