import type { Permission } from '../forge.ts';
import type { Answer } from './client/answer.ts';
import type { Request } from './client/client.ts';
import type { Session } from './session.ts';

/**
 * What an account may do, as far as the token of a job can find out: only administrators may ask that directly. A job sees to whom an issue can be assigned:
 * whoever may write, and members of some teams that may not. So nobody is believed to write while there is such a team. Nobody but the owner of a user's repository is
 * believed to administer it.
 */
export async function permissionSeenByJob(
  session: Session,
  user: string,
  request: Request,
): Promise<Permission> {
  const { client } = session;
  const isUser = (account: Answer) => account.at('login').text.toLowerCase() === user.toLowerCase();
  const repository = await client.get(session.in(''), request);
  if (isUser(repository.at('owner'))) return 'admin';
  const [assignable, { status, answer }] = await Promise.all([
    client.get(session.in('/assignees'), request),
    // 405: the owner is not an organisation.
    client.ask(session.in('/teams'), request, [405]),
  ]);
  if (!assignable.list.some(isUser)) return 'none';
  return status === 405 || answer.list.every(isClear) ? 'write' : 'read';
}

/** Whether the members of a team may write if an issue can be assigned to them. */
function isClear(team: Answer): boolean {
  const map = team.at('units_map');
  const rights = new Map(
    team.at('units').list.map(({ text }) => [text, map.at(text).optional?.text ?? 'none'] as const),
  );
  const mayWrite = (right = 'none') => right !== 'none' && right !== 'read';
  if (mayWrite(rights.get('repo.code'))) return true;
  return rights.get('repo.pulls') !== 'read' && ![...rights.values()].some(mayWrite);
}
