import type { Integration } from '../generated/types.ts';
import type { Json } from '../values/json.ts';
import type { ComponentSpec, IntegrationSpec } from '../workspace.ts';

/** The external systems that components name. A system that no component names needs no secret. */
export function renderIntegrations(
  integrations: { readonly [name: string]: Integration },
  components: readonly ComponentSpec[],
): { readonly [name: string]: IntegrationSpec } | undefined {
  const named = new Set(components.flatMap((component) => Object.values(component.integrations ?? {})));
  const rendered = Object.entries(integrations)
    .filter(([name]) => named.has(name))
    .map(([name, integration]) => [name, renderIntegration(integration)] as const);
  return rendered.length === 0 ? undefined : Object.fromEntries(rendered);
}

function renderIntegration({ type, url, token, credentials, options }: Integration): IntegrationSpec {
  return {
    type,
    ...(url === undefined ? {} : { url }),
    ...(token ? { token: token.secret } : {}),
    ...(credentials ? { credentials: credentials.secret } : {}),
    ...(Object.keys(options).length > 0 ? { options: options as { readonly [name: string]: Json } } : {}),
  };
}
