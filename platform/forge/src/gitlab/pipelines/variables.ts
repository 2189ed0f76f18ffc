import type { PipelineGap } from '../../forge.ts';
import type { GitLabProject } from '../client.ts';
import { ensureSecret, isForJobsOfMain, type Variable, variables } from '../secrets.ts';

/** Variables that only a person can know. The keys of the platform are made by `dtaas init`. */
const wanted: readonly {
  readonly name: string;
  readonly byHand: string;
  readonly isFor: (host: string) => boolean;
}[] = [
  {
    name: 'DTAAS_FORGE_TOKEN',
    isFor: () => true,
    byHand:
      'Open Settings > Access tokens, make a project token with the role Developer and the scope api (on gitlab.com, that needs Premium; else take a token of an account of its own), and keep it under Settings > CI/CD > Variables as the protected, masked variable DTAAS_FORGE_TOKEN with the environment scope dtaas.',
  },
  {
    name: 'DTAAS_STATE_KNOWN_HOSTS',
    // actions/with-state-key.sh knows the key of gitlab.com.
    isFor: (host) => host !== 'gitlab.com',
    byHand:
      'Under Settings > CI/CD > Variables, keep the line of known_hosts of the server, as its administrator says it, as the protected variable DTAAS_STATE_KNOWN_HOSTS with the environment scope dtaas.',
  },
];

interface Seen {
  readonly name: string;
  readonly byHand: string;
  readonly found: readonly Variable[];
}

async function look(project: GitLabProject): Promise<readonly Seen[]> {
  const all = await variables(project);
  return wanted
    .filter(({ isFor }) => isFor(project.host))
    .map(({ name, byHand }) => ({ name, byHand, found: all.filter(({ key }) => key === name) }));
}

const isRight = ({ found }: Seen): boolean => found.length === 1 && found.every(isForJobsOfMain);

export async function variableGaps(project: GitLabProject): Promise<readonly PipelineGap[]> {
  return (await look(project)).flatMap((seen): readonly PipelineGap[] => {
    const { name: subject, byHand, found } = seen;
    if (isRight(seen)) return [];
    if (found.length === 0) return [{ subject, problem: 'Jobs of main have no such variable.', byHand }];
    const problem = 'Other jobs than those of main get the variable, or logs show it.';
    return [{ subject, problem, byHand: valueIn(seen) === undefined ? byHand : undefined }];
  });
}

/** Of several, the one that jobs of main get already. GitLab never shows the value of a hidden variable again. */
function valueIn({ found }: Seen): string | undefined {
  return (found.find(isForJobsOfMain) ?? found[0])?.value;
}

/** Keeps the values, where only jobs of main get them. */
export async function ensureVariables(project: GitLabProject): Promise<void> {
  for (const seen of await look(project)) {
    const value = valueIn(seen);
    if (value !== undefined && !isRight(seen)) await ensureSecret(project, seen.name, value);
  }
}
