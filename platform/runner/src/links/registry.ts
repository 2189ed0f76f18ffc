import type { LinkProtocol } from '@dtaas/model';
import type { LinkKind } from './link.ts';
import { mqttKind } from './mqtt/link.ts';

/** The kinds of links, a line each. A kind with a large library is a file of its own beside the runner, loaded when a twin has it. */
const kinds: { readonly [name in LinkProtocol]: () => Promise<LinkKind> } = {
  mqtt: async () => mqttKind,
  opcua: async () => (await import('./opcua/link.ts')).opcuaKind,
};

export async function linkKind(name: LinkProtocol): Promise<LinkKind> {
  return await kinds[name]();
}
