import type { Json } from './values/json.ts';
import type { IntegrationSpec } from './workspace.ts';

/** As the schema has it: the name is a file's, too. */
const secretName = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Names of the secrets that an external system is reached with. */
export function secretsOfIntegration({
  token,
  credentials,
  options = {},
}: IntegrationSpec): readonly string[] {
  const inOptions = Object.values(options).map(secretNamedBy);
  return [token, credentials, ...inOptions].filter((name) => name !== undefined);
}

/** The secret that an option names, where it is `{secret: NAME}`. */
export function secretNamedBy(option: Json): string | undefined {
  if (typeof option !== 'object' || option === null || !('secret' in option)) return undefined;
  const { secret } = option;
  return typeof secret === 'string' && secretName.test(secret) ? secret : undefined;
}
