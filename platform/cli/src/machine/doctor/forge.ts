import {
  expectForge,
  type FoundForge,
  findToken,
  forgeErrors,
  type OpenForgeOptions,
  openForgeToRead,
  type Permission,
  type PipelineGap,
  type ProtectionGap,
  type ReadableForge,
  tokenVariablesFor,
  usualProtection,
} from '@dtaas/forge';
import { DtaasError } from '@dtaas/model';
import { openRepository } from '@dtaas/repository';
import { forgesNamed } from '../../clone/forges-named.ts';
import { markKeyName, stateKeyName } from '../../init/plan.ts';
import type { Finding } from './finding.ts';
import { markKey } from './mark-key.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const about = 'forge';

/** How long the forge may take to answer all questions. */
const patienceMs = 15_000;

/** Which forge the remote is, whether a token and a mark key are there, and, with a token, what the forge says of the account and its rules. */
export async function forge(directory: string, environment: Environment): Promise<readonly Finding[]> {
  const clone = await openRepository(directory).catch(() => undefined);
  if (!clone) return [];
  const forges = await forgesNamed(clone);
  const options = { clone, forges, environment, signal: AbortSignal.timeout(patienceMs) };
  const found = await foundBy(options);
  if ('state' in found) return [found];
  const where = found.kind === 'local' ? 'git alone' : `${found.title}, ${found.url}`;
  const first: Finding = { about, state: 'ok', text: `${found.repository} (${where})` };
  const key = markKey(found, environment);
  if (found.kind === 'local') return (await unusable(options)) ?? [first, key];
  const token = tokenOf(found, environment);
  if (token.state !== 'ok') return [first, token, key];
  return [first, token, key, ...(await asked(options))];
}

/** A clone without a remote, or with one on a plain git server, needs no forge. */
async function foundBy(options: OpenForgeOptions): Promise<FoundForge | Finding> {
  try {
    return await expectForge(options);
  } catch (error) {
    return finding('absent', error);
  }
}

/** Why a folder is no forge: it is missing, or has a work tree. Undefined if it is one. */
async function unusable(options: OpenForgeOptions): Promise<readonly Finding[] | undefined> {
  try {
    await openForgeToRead(options);
    return undefined;
  } catch (error) {
    return [finding('absent', error)];
  }
}

function finding(state: Finding['state'], error: unknown): Finding {
  if (!(error instanceof DtaasError)) throw error;
  return { about, state, text: error.message, ...(error.hint ? { next: error.hint } : {}) };
}

function tokenOf(found: Exclude<FoundForge, { kind: 'local' }>, environment: Environment): Finding {
  const named = `${about} token`;
  const token = findToken(found, environment);
  if (token) return { about: named, state: 'ok', text: `in ${token.variable}` };
  const { title, url } = found;
  const missing = environment['DTAAS_FORGE_TOKEN']
    ? forgeErrors.forgeTokenForeign({ forge: title, url })
    : forgeErrors.forgeTokenMissing({ forge: title, variables: tokenVariablesFor(found) });
  return { about: named, state: 'absent', text: missing.message, next: missing.hint ?? '' };
}

async function asked(options: OpenForgeOptions): Promise<readonly Finding[]> {
  try {
    return answered(await factsOf(await openForgeToRead(options)));
  } catch (error) {
    return [finding('missing', error)];
  }
}

/** What a forge answers about a repository and the account of the token. */
export interface Facts {
  /** Undefined for a job's token. */
  readonly account: string | undefined;
  readonly permission: Permission | undefined;
  /** Undefined if the account may not see the rules. */
  readonly gaps: readonly ProtectionGap[] | undefined;
  /** Names. Undefined if the account may not see them. */
  readonly secrets: readonly string[] | undefined;
  /** What pipelines lack beside files of the repository. Undefined if the account may not see it. */
  readonly pipelines: readonly PipelineGap[] | undefined;
}

async function factsOf(opened: ReadableForge): Promise<Facts> {
  const [{ defaultBranch }, account] = await Promise.all([opened.about(), opened.account()]);
  const permission = account === undefined ? undefined : await opened.permissionOf(account);
  const [gaps, secrets, pipelines] = await Promise.all([
    unlessRefused(opened.protectionGaps(usualProtection(defaultBranch, opened.kind))),
    unlessRefused(opened.secretNames()),
    unlessRefused(opened.pipelineGaps?.() ?? Promise.resolve([])),
  ]);
  return { account, permission, gaps, secrets, pipelines };
}

/** An account without the right to see something may do its work all the same. */
async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (forgeErrors.forgeRefused.is(error) || forgeErrors.forgeNotFound.is(error)) return undefined;
    throw error;
  }
}

export function answered({ account, permission, gaps, secrets, pipelines }: Facts): readonly Finding[] {
  const ofAccount: Finding = { about: `${about} account`, ...accountSays(account, permission) };
  return [ofAccount, ...rulesSay(gaps), ...secretsSay(secrets), ...pipelinesSay(pipelines)];
}

function rulesSay(gaps: Facts['gaps']): readonly Finding[] {
  const rules = `${about} rules`;
  if (gaps === undefined)
    return [{ about: rules, state: 'limited', text: 'this account may not see the rules of the repository' }];
  if (gaps.length === 0) return [{ about: rules, state: 'ok', text: 'branches and tags are protected' }];
  return gaps.map(({ subject, problem, byHand }) => ({
    about: rules,
    state: 'limited',
    text: `${subject}: ${problem}`,
    next: byHand ?? 'dtaas protect',
  }));
}

/** Nothing where files of the repository say all that pipelines need. */
function pipelinesSay(gaps: Facts['pipelines']): readonly Finding[] {
  const named = `${about} pipelines`;
  if (gaps === undefined)
    return [
      { about: named, state: 'limited', text: 'this account may not see what starts and runs pipelines' },
    ];
  return gaps.map(({ subject, problem, byHand }) => ({
    about: named,
    state: 'limited',
    text: `${subject}: ${problem}`,
    next: byHand ?? 'dtaas init',
  }));
}

/** The keys that `dtaas init` makes for jobs on main. */
function secretsSay(secrets: Facts['secrets']): readonly Finding[] {
  const named = `${about} secrets`;
  if (secrets === undefined)
    return [{ about: named, state: 'limited', text: 'this account may not see which secrets jobs have' }];
  const missing = [stateKeyName, markKeyName].filter((name) => !secrets.includes(name));
  if (missing.length === 0) return [{ about: named, state: 'ok', text: 'jobs on main have their keys' }];
  return missing.map((name) => ({
    about: named,
    state: 'limited',
    text: `jobs on main have no ${name}`,
    next: 'dtaas init',
  }));
}

function accountSays(
  account: string | undefined,
  permission: Permission | undefined,
): Omit<Finding, 'about'> {
  if (account === undefined)
    return { state: 'ok', text: "the token is a job's; the job's file says what it may do" };
  if (permission === 'admin') return { state: 'ok', text: `${account} administers the repository` };
  if (permission === 'write') return { state: 'ok', text: `${account} may write` };
  const next = 'Ask an administrator of the repository for the right to write.';
  return { state: 'limited', text: `${account} may not write`, next };
}
