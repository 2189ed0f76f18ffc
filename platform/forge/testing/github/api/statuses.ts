import { now } from '../state.ts';
import { bodyOf, type Call, type Handler, invalid, need, Refusal } from './call.ts';
import { shownRepository } from './shown.ts';

export const statuses: Readonly<Record<string, Handler>> = {
  'repos/get-combined-status-for-ref': async (call) => {
    const sha = await commitOf(call, call.path['ref'] ?? '');
    const newest = new Map(
      call.repository.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]),
    );
    const found = [...newest.values()].map(shown);
    const repository = shownRepository(call.repository, call.origin);
    const body = { sha, state: 'pending', total_count: found.length, statuses: found, repository };
    return { status: 200, body, list: 'statuses' };
  },
  'repos/create-commit-status': async (call) => {
    need(call, 'write');
    const sha = await commitOf(call, call.path['sha'] ?? '');
    const {
      context = 'default',
      state,
      description,
      target_url,
    } = bodyOf(call, 'repos', 'createCommitStatus');
    if ((description?.length ?? 0) > 140)
      throw invalid('Status', 'description', 'custom', 'description is too long (maximum is 140 characters)');
    if (target_url && !/^https?:\/\//.test(target_url)) throw invalid('Status', 'target_url', 'invalid');
    const { repository } = call;
    const status = {
      id: call.state.nextId(),
      sha,
      context,
      state,
      description: description ?? null,
      url: target_url ?? null,
      at: now(),
    };
    repository.statuses.push(status);
    return { status: 201, body: shown(status) };
  },
};

async function commitOf({ repository }: Call, sha: string): Promise<string> {
  if (await repository.bare.has(sha)) return sha;
  throw new Refusal(422, `No commit found for SHA: ${sha}`);
}

function shown(status: Call['repository']['statuses'][number]): object {
  return {
    id: status.id,
    context: status.context,
    state: status.state,
    description: status.description,
    target_url: status.url,
    created_at: status.at,
    updated_at: status.at,
  };
}
