import { randomBytes } from 'node:crypto';
import { maskFor } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import type { AdapterOptions } from './adapter-options.ts';
import { forgeLacks } from './failures.ts';
import { type FoundForge, findForge } from './find/find-forge.ts';
import { expectMarkKey, localMarkKey, markKeyIn } from './find/mark-key.ts';
import { addressOf, expectForgeRemote, forgeRemoteNameOf } from './find/remotes.ts';
import type { NamedForge } from './find/server.ts';
import { findToken, tokenFor } from './find/token.ts';
import type { Forge } from './forge.ts';
import type { ForgeKind } from './kind.ts';
import { maskedForge } from './masked-forge.ts';
import { userNameOf } from './user-name.ts';

export interface OpenForgeOptions {
  /** The clone whose remote is on the forge. */
  readonly clone: Repository;
  /** `spec.forges` of `platform.yaml`. */
  readonly forges: readonly NamedForge[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The name of the remote; `origin` or the only one unless given. */
  readonly remote?: string | undefined;
  /** Ends requests and waits. */
  readonly signal?: AbortSignal | undefined;
}

/** What of a forge changes nothing and trusts no text. */
export type ReadableForge = Pick<
  Forge,
  | 'kind'
  | 'repository'
  | 'requests'
  | 'account'
  | 'permissionOf'
  | 'membersOf'
  | 'about'
  | 'pullRequest'
  | 'pullRequests'
  | 'pullRequestsOf'
  | 'comments'
  | 'statuses'
  | 'pipelineGaps'
  | 'protectionGaps'
  | 'secretNames'
>;

/** Loaded when they are used, so that `local` loads no client of a server. */
const adapters: { readonly [K in ForgeKind]?: (options: AdapterOptions) => Promise<Forge> } = {
  local: async (options) => (await import('./local/open-local.ts')).openLocal(options),
  gitlab: async (options) => (await import('./gitlab/index.ts')).openGitLab(options),
  gitea: async (options) => (await import('./gitea/open-gitea.ts')).openGitea(options),
  github: async (options) => (await import('./github/open-github.ts')).openGithub(options),
};

/**
 * The forge of a clone, without asking it anything.
 *
 * @returns undefined if the clone has no remote
 * @throws `forge-unknown`, `forge-remote-invalid`
 */
export async function forgeOf(options: OpenForgeOptions): Promise<FoundForge | undefined> {
  const remote = await forgeRemoteNameOf(options.clone, options.remote);
  return remote === undefined ? undefined : forgeAt(remote, options);
}

/** As `forgeOf`. @throws `forge-remote-missing`, too */
export async function expectForge(options: OpenForgeOptions): Promise<FoundForge> {
  return forgeAt(await expectForgeRemote(options.clone, options.remote), options);
}

async function forgeAt(
  remote: string,
  { clone, forges, environment }: OpenForgeOptions,
): Promise<FoundForge> {
  return findForge(await addressOf(clone, remote), { forges, environment, folder: clone.root });
}

/**
 * Opens the forge of a clone. Nothing that is sent there has a secret of the environment in it.
 *
 * @param signs whether texts are signed: a command of a person signs none, and people have no mark key
 * @throws `forge-remote-missing`, `forge-unknown`, `forge-remote-invalid`, `forge-token-missing`, `forge-token-foreign`, `forge-mark-key-missing`,
 * `forge-mark-key-short`, and what the adapter throws
 */
export async function openForge({
  signs,
  ...options
}: OpenForgeOptions & { readonly signs: boolean }): Promise<Forge> {
  const found = await expectForge(options);
  const { environment, signal } = options;
  const account = found.kind === 'local' ? await userNameOf(options.clone) : undefined;
  const token = found.kind === 'local' ? undefined : tokenFor(found, environment);
  const markKey = signs ? markKeyOf(found, environment) : newMarkKey();
  return maskedForge(await open(found, { token, markKey, account, signal }), maskFor(environment));
}

function markKeyOf(found: FoundForge, environment: OpenForgeOptions['environment']): string {
  if (found.kind !== 'local') return expectMarkKey(environment);
  return markKeyIn(environment) ?? localMarkKey(found.repository);
}

/** Nobody has signed anything with it, so no text counts as the platform's. */
function newMarkKey(): string {
  return randomBytes(32).toString('hex');
}

/** Opens the forge of a clone to read. It needs a token only where strangers may not read, and no mark key. */
export async function openForgeToRead(options: OpenForgeOptions): Promise<ReadableForge> {
  const found = await expectForge(options);
  const { environment, signal } = options;
  const token = found.kind === 'local' ? undefined : findToken(found, environment)?.token;
  return open(found, { token, markKey: newMarkKey(), signal });
}

function open(
  found: FoundForge,
  given: Pick<AdapterOptions, 'token' | 'markKey' | 'account' | 'signal'>,
): Promise<Forge> {
  const adapter = adapters[found.kind];
  if (!adapter)
    throw forgeLacks({
      forge: found.kind,
      ability: 'be used by this version of dtaas',
      instead: 'Use a newer version.',
    });
  return adapter({ ...given, apiUrl: found.kind === 'local' ? '' : found.api, repository: found.repository });
}
