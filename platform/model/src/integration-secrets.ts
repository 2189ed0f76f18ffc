import { isJsonObject, type Json } from './values/json.ts';
import type { IntegrationSpec } from './workspace.ts';

/** The pattern of the schema. A secret is also a file of that name. */
const secretName = /^[A-Z][A-Z0-9_]{0,63}$/;

/** The names of the secrets that give access to an external system. */
export function secretsOfIntegration(integration: IntegrationSpec): readonly string[] {
  const { token, credentials, options = {} } = integration;
  const inOptions = Object.values(options).map(secretNamedBy);
  return [token, credentials, ...inOptions].filter((name) => name !== undefined);
}

/** The name of the secret, if an option is `{secret: NAME}`. */
export function secretNamedBy(option: Json): string | undefined {
  const secret = isJsonObject(option) ? option['secret'] : undefined;
  return typeof secret === 'string' && secretName.test(secret) ? secret : undefined;
}
