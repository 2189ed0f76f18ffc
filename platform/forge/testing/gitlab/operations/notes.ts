import { answerOf, type Fields } from '../answers.ts';
import { type Call, forbidden, found, type Operation, paged } from '../operation.ts';
import { level, levelOf, type Note, type Project, type World } from '../world.ts';
import { issueOf } from './issues.ts';
import { requestOf } from './merge-requests.ts';
import { personOf } from './people.ts';
import { withoutCommands } from './quick-actions.ts';

interface Noted {
  readonly project: Project;
  readonly on: { readonly id: number; readonly iid: number; readonly notes: Note[]; state: string };
  readonly kind: 'MergeRequest' | 'Issue';
}

function answered(world: World, { project, on, kind }: Noted, note: Note): Fields {
  return answerOf('NoteSchema', {
    id: note.id,
    body: note.body,
    attachment: null,
    author: personOf(world, note.author),
    created_at: note.createdAt,
    updated_at: note.updatedAt,
    system: note.system,
    noteable_id: on.id,
    noteable_iid: on.iid,
    noteable_type: kind,
    project_id: project.id,
    resolvable: false,
  });
}

function noteOf(call: Call, { on }: Noted): Note {
  return found(
    on.notes.find(({ id }) => String(id) === call.path['note_id']),
    'Note',
  );
}

function create(call: Call, noted: Noted): Fields {
  const author = call.account();
  const now = new Date().toISOString();
  const { text, commands } = withoutCommands(call.text('body') ?? '');
  if (commands.includes('close') && levelOf(call.world, noted.project, author) >= level.developer)
    noted.on.state = 'closed';
  const note = { id: call.world.nextId(), author, createdAt: now, updatedAt: now, system: false, body: text };
  noted.on.notes.push(note);
  return answered(call.world, noted, note);
}

function change(call: Call, noted: Noted): { readonly note: Note; readonly index: number } {
  const user = call.account();
  const note = noteOf(call, noted);
  if (note.author !== user && levelOf(call.world, noted.project, user) < level.maintainer) throw forbidden();
  return { note, index: noted.on.notes.indexOf(note) };
}

function operations(base: string, noted: (call: Call) => Noted): readonly Operation[] {
  return [
    {
      method: 'GET',
      path: base,
      takes: { sort: 'string', order_by: 'string', ...paged },
      answers: 'NoteSchema[]',
      does: (call) => {
        const on = noted(call);
        const notes = call.text('sort') === 'asc' ? on.on.notes : on.on.notes.toReversed();
        return notes.map((note) => answered(call.world, on, note));
      },
    },
    {
      method: 'POST',
      path: base,
      takes: { body: 'string!' },
      answers: 'NoteSchema',
      does: (call) => create(call, noted(call)),
    },
    {
      method: 'PUT',
      path: `${base}/:note_id`,
      takes: { body: 'string!' },
      answers: 'NoteSchema',
      does: (call) => {
        const on = noted(call);
        const { note } = change(call, on);
        note.body = withoutCommands(call.text('body') ?? '').text;
        note.updatedAt = new Date(Math.max(Date.now(), Date.parse(note.createdAt) + 1)).toISOString();
        return answered(call.world, on, note);
      },
    },
    {
      method: 'DELETE',
      path: `${base}/:note_id`,
      takes: {},
      answers: undefined,
      does: (call) => {
        const on = noted(call);
        on.on.notes.splice(change(call, on).index, 1);
      },
    },
  ];
}

export const notes: readonly Operation[] = [
  ...operations('/projects/:id/merge_requests/:iid/notes', (call) => {
    const { project, request } = requestOf(call);
    return { project, on: request, kind: 'MergeRequest' };
  }),
  ...operations('/projects/:id/issues/:iid/notes', (call) => {
    const { project, issue } = issueOf(call);
    return { project, on: issue, kind: 'Issue' };
  }),
];
