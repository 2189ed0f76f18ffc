import type { RestEndpointMethodTypes } from '@octokit/rest';
import { ensured } from '../ensured.ts';
import type { Forge, Issue } from '../forge.ts';
import { isMarked, marked } from '../mark.ts';
import { refusal } from './api/failure-of.ts';
import { type Hub, per_page } from './api/hub.ts';
import { isSameText } from './api/texts.ts';

type Listed = RestEndpointMethodTypes['issues']['listForRepo']['response']['data'][number];
type Wanted = Parameters<Forge['ensureIssue']>[0];
type Label = Parameters<Forge['ensureLabel']>[0];

export function issuesOn(hub: Hub): Pick<Forge, 'ensureIssue' | 'ensureLabel'> {
  const { ask, where, markKey: key } = hub;

  /** The oldest with our mark. GitHub lists pull requests among issues. */
  async function find(topic: string, labels: string | undefined): Promise<Issue | undefined> {
    const place = { repository: hub.repository, conversation: 'issues', topic };
    const listed = await ask('list issues', `repository ${hub.repository}`, (api, octokit) =>
      octokit.paginate(api.issues.listForRepo, {
        ...where,
        per_page,
        state: 'all',
        sort: 'created',
        direction: 'asc',
        ...(labels === undefined ? {} : { labels }),
      }),
    );
    const found = listed.find((one) => !one.pull_request && isMarked(key, place, one.body ?? ''));
    return found && issueOf(found);
  }

  /** Among those with its label first: strangers can't set labels, and a repository has thousands of issues and pull requests. */
  async function look({ topic, labels: [label] }: Wanted): Promise<Issue | undefined> {
    // A comma would separate labels.
    const labelled = label === undefined || label.includes(',') ? undefined : await find(topic, label);
    return labelled ?? find(topic, undefined);
  }

  async function write(found: Issue | undefined, wanted: Wanted, body: string): Promise<Issue> {
    const { title, state } = wanted;
    const labels = [...wanted.labels];
    return ask('write an issue', `repository ${hub.repository}`, async (api) => {
      const { data } = found
        ? await api.issues.update({ ...where, issue_number: found.number, title, body, labels, state })
        : await api.issues.create({ ...where, title, body, labels });
      return issueOf(data);
    });
  }

  return {
    async ensureIssue(wanted) {
      const place = { repository: hub.repository, conversation: 'issues', topic: wanted.topic };
      const body = marked(key, place, wanted.body);
      const first = await look(wanted);
      if (!first && wanted.state === 'closed') return undefined;
      const known = [first];
      return ensured({
        // The first look is done.
        look: async () => (known.length > 0 ? known.pop() : look(wanted)),
        isRight: (found) => isRight(found, wanted, body),
        make: (found) => write(found, wanted, body),
      });
    },
    async ensureLabel(label) {
      const color = label.color.replace(/^#/, '').toLowerCase();
      await ensured({
        look: () => labelOf(hub, label.name),
        isRight: (found) => found.color === color && isSameText(found.description, label.description),
        make: (found) => writeLabel(hub, { ...label, color }, found !== undefined),
      });
    },
  };
}

async function labelOf({ ask, where }: Hub, name: string): Promise<Label | undefined> {
  return ask('show a label', `label ${name}`, async (api) => {
    try {
      const { data } = await api.issues.getLabel({ ...where, name });
      return { ...data, description: data.description ?? '' };
    } catch (error) {
      if (refusal(error, 404) === undefined) throw error;
      return undefined;
    }
  });
}

async function writeLabel({ ask, where }: Hub, label: Label, isThere: boolean): Promise<Label> {
  const { name, color, description } = label;
  await ask('write a label', `label ${name}`, async (api) => {
    if (isThere) await api.issues.updateLabel({ ...where, name, color, description });
    else await api.issues.createLabel({ ...where, name, color, description });
  });
  return label;
}

function isRight(found: Issue, wanted: Wanted, body: string): boolean {
  const sorted = (labels: readonly string[]) => labels.toSorted().join('\n');
  return (
    isSameText(found.title, wanted.title) &&
    isSameText(found.body, body) &&
    found.state === wanted.state &&
    sorted(found.labels) === sorted(wanted.labels)
  );
}

function issueOf(data: Listed): Issue {
  return {
    number: data.number,
    title: data.title,
    body: data.body ?? '',
    state: data.state === 'open' ? 'open' : 'closed',
    labels: data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    url: data.html_url,
  };
}
