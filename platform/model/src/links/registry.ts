import type { LinkProtocol } from '../workspace.ts';
import type { LinkKindRules } from './kind.ts';
import { mqttRules } from './mqtt.ts';
import { opcuaRules } from './opcua.ts';

/** The kinds of links, a line each. */
const kinds: { readonly [name in LinkProtocol]: LinkKindRules } = { mqtt: mqttRules, opcua: opcuaRules };

export const linkKinds: readonly LinkKindRules[] = Object.values(kinds);

export function linkKind(name: LinkProtocol): LinkKindRules {
  return kinds[name];
}
