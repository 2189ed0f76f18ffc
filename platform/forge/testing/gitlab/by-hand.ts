import type { Conversation } from '../../src/forge.ts';
import type { ByHand, Person } from '../contract/forge-under-test.ts';
import type { Note, Project, User, World } from './world.ts';

/** What people do on the pages, straight in the server's state. */
export function byHand(world: World, project: Project, userOf: (person: Person) => User): ByHand {
  const notesOf = ({ number, about }: Conversation): Note[] => {
    const on = (about === 'issue' ? project.issues : project.mergeRequests).find(({ iid }) => iid === number);
    if (on === undefined) throw new Error(`there is nothing with the number ${number}`);
    return on.notes;
  };
  return {
    async comment(as, on, body) {
      const now = new Date().toISOString();
      const note = {
        id: world.nextId(),
        author: userOf(as),
        createdAt: now,
        updatedAt: now,
        system: false,
        body,
      };
      notesOf(on).push(note);
      return String(note.id);
    },
    async editComment(_, on, id, body) {
      const note = notesOf(on).find((one) => String(one.id) === id);
      if (note === undefined) throw new Error(`there is no comment ${id}`);
      note.body = body;
      note.updatedAt = new Date().toISOString();
    },
    async deleteComment(_, on, id) {
      const notes = notesOf(on);
      notes.splice(
        notes.findIndex((one) => String(one.id) === id),
        1,
      );
    },
    deployKeyTitles: async () => project.deployKeys.map(({ title }) => title),
    async openIssue(as, { title, body }) {
      const iid = project.issues.length + 1;
      project.issues.push({
        id: world.nextId(),
        iid,
        author: userOf(as),
        createdAt: new Date().toISOString(),
        notes: [],
        title,
        description: body,
        state: 'opened',
        labels: [],
      });
      return iid;
    },
  };
}
