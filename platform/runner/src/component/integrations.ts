import { type IntegrationSpec, type Json, secretNamedBy, type WorkspaceSpec } from '@dtaas/model';

/** A file in memory with a secret. */
export interface SecretFile {
  readonly file: string;
}

/** An external system in the configuration of a component. */
export interface Integration {
  readonly type: string;
  readonly url?: string;
  readonly token?: SecretFile;
  /** Holds `user:password`. */
  readonly credentials?: SecretFile;
  /** An option that is a secret is a `SecretFile`. */
  readonly options: { readonly [name: string]: Json };
}

/**
 * The external systems of a component, by the names that its asset uses.
 *
 * @param show makes a secret's file visible to this component, and returns its path there
 */
export function integrationsOf(
  { components, integrations = {} }: WorkspaceSpec,
  id: string,
  show: (secret: string) => string,
): { readonly [name: string]: Integration } {
  const named = Object.entries(components[id]!.integrations ?? {});
  return Object.fromEntries(named.map(([name, its]) => [name, integrationOf(integrations[its]!, show)]));
}

function integrationOf(
  { type, url, token, credentials, options = {} }: IntegrationSpec,
  show: (secret: string) => string,
): Integration {
  const shown = Object.entries(options).map(([name, option]): [string, Json] => {
    const secret = secretNamedBy(option);
    return [name, secret === undefined ? option : { file: show(secret) }];
  });
  return {
    type,
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token: { file: show(token) } }),
    ...(credentials === undefined ? {} : { credentials: { file: show(credentials) } }),
    options: Object.fromEntries(shown),
  };
}
