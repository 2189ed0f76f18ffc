/**
 * Environment variables by what they are for. A program that dtaas starts gets some of these sets, and no other variable of the
 * caller: no set has a credential.
 */
const sets = {
  /** Who the user is, where programs are, and which language and time zone they use. */
  user: /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR)$/,
  /** Where dtaas keeps its files. */
  folders: /^(XDG_\w+|DTAAS_STATE_HOME|DTAAS_CACHE)$/,
  /** Settings of dtaas itself, its folders among them. */
  dtaas: /^DTAAS_\w+$/,
  /** Agents of ssh and of Kerberos. */
  ssh: /^(SSH_\w+|KRB5\w+)$/,
  /** How to find the user's systemd. */
  session: /^(XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS)$/,
  /** How docker's client finds its engine. */
  docker: /^DOCKER_(HOST|CONTEXT|CONFIG|CERT_PATH|TLS_VERIFY)$/,
  proxies: /^(HTTPS_PROXY|HTTP_PROXY|NO_PROXY|https_proxy|http_proxy|no_proxy)$/,
  /** Files of certificates that Node, OpenSSL and Python trust. */
  certificates: /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|REQUESTS_CA_BUNDLE)$/,
  /** Variables that name another repository or program for git, or let git prompt. */
  git: /^(GIT_.*|PREFIX|SSH_ASKPASS|EDITOR|VISUAL|PAGER)$/i,
} as const;

export type VariableSet = keyof typeof sets;

/** The variables of the sets, and those with the given names. */
export function variables(
  wanted: readonly VariableSet[],
  names: readonly string[] = [],
  environment: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  return chosen(environment, (name) => wanted.some((set) => sets[set].test(name)) || names.includes(name));
}

/** All variables of this process without those of one set. */
export function variablesExcept(set: VariableSet): Record<string, string> {
  return chosen(process.env, (name) => !sets[set].test(name));
}

function chosen(environment: NodeJS.ProcessEnv, isChosen: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isChosen(entry[0]),
    ),
  );
}
