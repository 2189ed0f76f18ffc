import type { DockerClient } from '../connection/client.ts';
import { leftBehind } from '../failures.ts';
import { helperLabel } from '../volumes/helper-container.ts';
import { type Found, findMarked, pathOf } from './find.ts';
import type { Owner } from './mark.ts';

/**
 * Removes all that an engine has with the mark of a twin, also what a killed update made and nobody recorded, and returns once
 * the engine has confirmed that nothing is left. Nothing without the mark is touched. Repeating it changes nothing.
 *
 * @throws DtaasError `docker-left-behind`, which names what is left and why
 */
export async function removeMarked(client: DockerClient, owner: Owner): Promise<void> {
  const why = new Map<string, string>();
  // Containers first: a volume or a network in use can't be removed.
  for (const type of ['container', 'network', 'volume'] as const) {
    const found = (await findMarked(client, owner)).filter((each) => each.type === type);
    if (type === 'volume') await removeHelpersOf(client, found);
    await Promise.all(
      found.map(async (each) => {
        const reason = await remove(client, each);
        if (reason !== undefined) why.set(each.id, reason);
      }),
    );
  }
  const left = await findMarked(client, owner);
  if (left.length === 0) return;
  throw leftBehind({
    engine: client.name,
    twin: owner.instance,
    left: left.map(({ type, name, id }) => {
      const reason = why.get(id);
      return `the ${type} ${name}${reason === undefined ? '' : ` (${reason})`}`;
    }),
  });
}

/** A helper that a killed command left holds volumes of the twin. */
async function removeHelpersOf(client: DockerClient, volumes: readonly Found[]): Promise<void> {
  if (volumes.length === 0) return;
  const filters = JSON.stringify({ label: [helperLabel], volume: volumes.map(({ name }) => name) });
  const task = 'list the helpers of killed commands';
  const query = { all: '1', filters };
  const found = await client.call<readonly { readonly Id: string }[]>('GET', '/containers/json', {
    task,
    query,
  });
  for (const { Id } of found ?? []) await remove(client, { type: 'container', id: Id, name: Id });
}

/** Why a resource could not be removed. What is gone already is removed. */
async function remove(
  client: DockerClient,
  { type, id, name }: Pick<Found, 'type' | 'id' | 'name'>,
): Promise<string | undefined> {
  // `v`: with the volumes without a name that the image of a container asked for.
  const query = type === 'container' ? { query: { force: '1', v: '1' } } : {};
  try {
    await client.call('DELETE', `${pathOf[type]}${encodeURIComponent(id)}`, {
      task: `remove the ${type} ${name}`,
      // 409: another command is removing the container.
      accepts: type === 'container' ? [404, 409] : [404],
      ...query,
    });
    if (type === 'container') await untilRemoved(client, id, name);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function untilRemoved(client: DockerClient, id: string, name: string): Promise<void> {
  const query = { condition: 'removed' };
  const task = `see the container ${name} removed`;
  await client.call('POST', `/containers/${id}/wait`, { task, query, accepts: [404] });
}
