import { answerOf, type Fields } from '../answers.ts';
import { found, type Operation, paged } from '../operation.ts';
import { canSee, type Group, membersOfProject, type User, type World } from '../world.ts';

/** The short form in which a person stands in other answers. */
export function personOf(world: World, { id, username }: User): Fields {
  const web_url = `${world.url}/${username}`;
  return { id, username, name: username, state: 'active', avatar_url: '', web_url };
}

function userOf(world: World, user: User): Fields {
  return answerOf('SimpleUserSchema', { ...personOf(world, user), created_at: '2026-01-01T00:00:00.000Z' });
}

function memberOf(world: World, id: number, access_level: number): Fields {
  const user = found(
    world.users.find((one) => one.id === id),
    'User',
  );
  return answerOf('MemberSchema', { ...personOf(world, user), access_level });
}

function groupOf(world: World, path: string): Group {
  return found(
    world.groups.find((group) => group.path === path || String(group.id) === path),
    'Group',
  );
}

export const people: readonly Operation[] = [
  {
    method: 'GET',
    path: '/user',
    takes: {},
    answers: 'SimpleUserSchema',
    does: (call) => userOf(call.world, call.account()),
  },
  {
    method: 'GET',
    path: '/users',
    takes: { username: 'string', ...paged },
    answers: 'SimpleUserSchema[]',
    does: (call) => {
      const wanted = call.text('username')?.toLowerCase();
      return call.world.users
        .filter(({ username }) => username.toLowerCase() === wanted)
        .map((user) => userOf(call.world, user));
    },
  },
  {
    method: 'GET',
    path: '/projects/:id/members/all/:user_id',
    takes: {},
    answers: 'MemberSchema',
    does: (call) => {
      const members = membersOfProject(call.world, call.project());
      const id = Number(call.path['user_id']);
      return memberOf(call.world, id, found(members.get(id), 'Not found'));
    },
  },
  {
    method: 'GET',
    path: '/groups/:id/members',
    takes: paged,
    answers: 'MemberSchema[]',
    does: (call) => {
      call.account();
      return [...groupOf(call.world, call.path['id'] ?? '').members].map(([id, level]) =>
        memberOf(call.world, id, level),
      );
    },
  },
];

/** A project that the account sees, by its id or path. */
export function visible(world: World, user: User | undefined, name: string) {
  const project = world.projects.find(
    ({ id, path }) => String(id) === name || path.toLowerCase() === name.toLowerCase(),
  );
  return project !== undefined && canSee(world, project, user) ? project : undefined;
}
