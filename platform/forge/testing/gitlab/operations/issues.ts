import { answerOf, type Fields } from '../answers.ts';
import {
  type Call,
  forbidden,
  found,
  type Operation,
  type Parameters,
  paged,
  Refusal,
} from '../operation.ts';
import { type Issue, type Label, level, levelOf, type Project, type World } from '../world.ts';
import { personOf } from './people.ts';
import { withoutCommands } from './quick-actions.ts';

function answered(world: World, project: Project, issue: Issue): Fields {
  return answerOf('IssueSchemaWithBasicLabels', {
    id: issue.id,
    iid: issue.iid,
    project_id: project.id,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    labels: issue.labels,
    author: personOf(world, issue.author),
    created_at: issue.createdAt,
    updated_at: new Date().toISOString(),
    due_date: null,
    web_url: `${world.url}/${project.path}/-/issues/${issue.iid}`,
  });
}

/** Who may not set labels finds them ignored. Labels that don't exist are made. */
function setLabels(call: Call, project: Project, issue: Issue): void {
  const names = call
    .text('labels')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names === undefined || levelOf(call.world, project, call.user) < level.reporter) return;
  for (const name of names)
    if (!project.labels.some((label) => label.name === name))
      project.labels.push({ id: call.world.nextId(), name, color: '#428BCA', description: null });
  issue.labels = [...new Set(names)].sort();
}

function create(call: Call): Fields {
  const author = call.account();
  const project = call.project();
  const issue: Issue = {
    id: call.world.nextId(),
    iid: project.issues.length + 1,
    author,
    createdAt: new Date().toISOString(),
    notes: [],
    title: call.text('title') ?? '',
    description: withoutCommands(call.text('description') ?? '').text,
    state: 'opened',
    labels: [],
  };
  if (issue.title.length > 255)
    throw new Refusal(400, { title: ['is too long (maximum is 255 characters)'] });
  setLabels(call, project, issue);
  project.issues.push(issue);
  return answered(call.world, project, issue);
}

function edit(call: Call): Fields {
  const { project, issue } = issueOf(call);
  if (issue.author !== call.account() && levelOf(call.world, project, call.user) < level.reporter)
    throw forbidden();
  issue.title = call.text('title') ?? issue.title;
  const description = call.text('description');
  if (description !== undefined) issue.description = withoutCommands(description).text;
  const event = call.text('state_event');
  if (event === 'close') issue.state = 'closed';
  if (event === 'reopen') issue.state = 'opened';
  setLabels(call, project, issue);
  return answered(call.world, project, issue);
}

export function issueOf(call: Call): { project: Project; issue: Issue } {
  const project = call.project();
  const issue = project.issues.find(({ iid }) => String(iid) === call.path['iid']);
  return { project, issue: found(issue, 'Issue') };
}

function labelOf({ id, name, color, description }: Label): Fields {
  return answerOf('LabelSchema', {
    id,
    name,
    color,
    description,
    text_color: '#FFFFFF',
    is_project_label: true,
  });
}

function namedLabel(call: Call, needed?: number): Label {
  const name = call.path['label_id'];
  const label = call.project(needed).labels.find((one) => one.name === name || String(one.id) === name);
  return found(label, 'Label');
}

function createLabel(call: Call): Fields {
  const project = call.project(level.reporter);
  const [name = '', color = ''] = [call.text('name'), call.text('color')];
  if (project.labels.some((label) => label.name === name)) throw new Refusal(409, 'Label already exists');
  if (/[,&?]/.test(name)) throw new Refusal(400, { title: ['is invalid'] });
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Refusal(400, { color: ['must be a valid color code'] });
  const label = { id: call.world.nextId(), name, color, description: call.text('description') ?? null };
  project.labels.push(label);
  return labelOf(label);
}

const fields: Parameters = { description: 'string', labels: 'names' };

export const issues: readonly Operation[] = [
  {
    method: 'GET',
    path: '/projects/:id/issues',
    takes: { state: 'string', order_by: 'string', sort: 'string', scope: 'string', ...paged },
    answers: 'IssueSchemaWithBasicLabels[]',
    does: (call) => {
      const project = call.project();
      const ordered = call.text('sort') === 'asc' ? project.issues : project.issues.toReversed();
      return ordered.map((issue) => answered(call.world, project, issue));
    },
  },
  {
    method: 'POST',
    path: '/projects/:id/issues',
    takes: { title: 'string!', ...fields },
    answers: 'IssueSchemaWithBasicLabels',
    does: create,
  },
  {
    method: 'GET',
    path: '/projects/:id/issues/:iid',
    takes: {},
    answers: 'IssueSchemaWithBasicLabels',
    does: (call) => {
      const { project, issue } = issueOf(call);
      return answered(call.world, project, issue);
    },
  },
  {
    method: 'PUT',
    path: '/projects/:id/issues/:iid',
    takes: { title: 'string', state_event: 'string', ...fields },
    answers: 'IssueSchemaWithBasicLabels',
    does: edit,
  },
  {
    method: 'GET',
    path: '/projects/:id/labels/:label_id',
    takes: {},
    answers: 'LabelSchema',
    does: (call) => labelOf(namedLabel(call)),
  },
  {
    method: 'POST',
    path: '/projects/:id/labels',
    takes: { name: 'string!', color: 'string!', description: 'string' },
    answers: 'LabelSchema',
    does: createLabel,
  },
  {
    method: 'PUT',
    path: '/projects/:id/labels/:label_id',
    takes: { new_name: 'string', color: 'string', description: 'string' },
    answers: 'LabelSchema',
    does: (call) => {
      const label = namedLabel(call, level.reporter);
      label.color = call.text('color') ?? label.color;
      label.description = call.text('description') ?? label.description;
      return labelOf(label);
    },
  },
];
