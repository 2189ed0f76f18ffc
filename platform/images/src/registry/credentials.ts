/**
 * The value of a header `Authorization`.
 *
 * @param secret the name of the variable whose value is `user:password`. Only the name is written to files.
 * @returns `undefined` if the variable is not set, or its value has no colon
 */
export function basicAuthorization(
  secret: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const value = secret === undefined ? undefined : environment[secret];
  return value?.includes(':') ? `Basic ${Buffer.from(value).toString('base64')}` : undefined;
}
