import { masker } from './mask.ts';

/** Hides secrets in a text. */
export type Mask = (text: string) => string;

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable whose name ends so holds a secret: GITHUB_TOKEN, DTAAS_MARK_KEY, OS_PASSWORD. */
const secretName = /(?:TOKEN|SECRET|PASSWORD|PASSPHRASE|KEY)$/i;
/** Tokens and keys of machines are longer. A shorter value may be a word of the text. */
const shortest = 12;

/**
 * Texts that look like credentials of well-known services: people paste them into titles, comments and files.
 * https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/, https://docs.gitlab.com/security/tokens/#token-prefixes
 */
const credentials = new RegExp(
  [
    'gh[opusr]_[A-Za-z0-9]{36,}',
    'github_pat_[A-Za-z0-9_]{22,}',
    'gl(?:pat|cbt|dt|ptt|rt|soat|ft|imt|agent|oas)-[A-Za-z0-9_.-]{19,}[A-Za-z0-9_-]',
    '(?:AKIA|ASIA)[A-Z0-9]{16}',
    'xox[abeoprs]-[A-Za-z0-9-]{10,}',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\\\n|[A-Za-z0-9+/=\\s])*(?:-----END [A-Z ]*PRIVATE KEY-----)?',
  ].join('|'),
  'g',
);

/** The values of an environment that are secrets, by the names of their variables. */
export function secretsOf(environment: Environment): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    secretName.test(name) && value.length >= shortest ? [value] : [],
  );
}

/** What hides the secrets of an environment, in each form that a text may have, and whatever looks like a well-known credential. */
export function maskFor(environment: Environment): Mask {
  const mask = masker(secretsOf(environment));
  return (text) => mask(text).replace(credentials, '***');
}
