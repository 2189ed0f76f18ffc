import type { ComponentSpec } from '@dtaas/model';
import { openPort } from '../control/channel.ts';

/**
 * Whether another program listens on a port of a component that has ended. Without a sandbox, all twins of a machine
 * share its ports.
 *
 * @returns the first such port, as text for a user
 */
export async function takenPort({
  endpoints = {},
}: NonNullable<ComponentSpec['run']>): Promise<string | undefined> {
  for (const [name, port] of Object.entries(endpoints)) {
    const taker = await openPort(port).catch(() => undefined);
    if (taker === undefined) continue;
    taker.on('error', () => {}).destroy();
    return `port ${port} of its endpoint ${name} is taken by another program`;
  }
  return undefined;
}
