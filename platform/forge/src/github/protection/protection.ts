import { ensured } from '../../ensured.ts';
import type { Forge, Protection, ProtectionGap } from '../../forge.ts';
import { refusal } from '../api/failure-of.ts';
import { type Hub, per_page } from '../api/hub.ts';
import { classicDemands } from './classic.ts';
import { differenceOf, type Found, hidesBypass, parametersOf, type Ruleset, rulesetsOf } from './rulesets.ts';

/** A ruleset that is wanted, and what GitHub has. */
interface Compared {
  readonly wanted: Ruleset;
  readonly found: Found | undefined;
}

const noPlan =
  'Make the repository public, or take a plan of GitHub that has rulesets for private repositories (Pro, Team or Enterprise).';
const notAdmin =
  "Look again with an administrator's token, because GitHub shows to administrators only who may pass a ruleset.";

export function protectionOn(hub: Hub): Pick<Forge, 'protectionGaps' | 'ensureProtection'> {
  const gaps = async (wanted: Protection): Promise<readonly ProtectionGap[]> => {
    const compared = await compare(hub, wanted);
    if (!compared) return withoutPlan(wanted);
    return compared.flatMap(gapOf);
  };
  return {
    protectionGaps: gaps,
    async ensureProtection(wanted) {
      const compared = await compare(hub, wanted);
      if (!compared) return withoutPlan(wanted);
      const wrong = compared.filter((one) => differenceOf(one.wanted, one.found) !== undefined);
      for (const one of wrong) await mend(hub, one);
      return wrong.length > 0 ? gaps(wanted) : compared.flatMap(gapOf);
    },
  };
}

function gapOf({ wanted, found }: Compared): readonly ProtectionGap[] {
  const problem = differenceOf(wanted, found);
  if (problem !== undefined)
    return wanted.subjects.map((subject) => ({ subject, problem, byHand: undefined }));
  if (!hidesBypass(found)) return [];
  const hidden = `GitHub hides who may pass the ruleset "${wanted.name}".`;
  return wanted.subjects.map((subject) => ({ subject, problem: hidden, byHand: notAdmin }));
}

function withoutPlan(wanted: Protection): readonly ProtectionGap[] {
  const subjects = new Set(rulesetsOf(wanted).flatMap((one) => one.subjects));
  const problem = "The plan of the repository's owner has no rulesets for private repositories.";
  return [...subjects].map((subject) => ({ subject, problem, byHand: noPlan }));
}

/** Undefined if the plan has no rulesets. Main's own is left out where the older kind of protection does as much. */
async function compare(hub: Hub, wanted: Protection): Promise<readonly Compared[] | undefined> {
  const listed = await list(hub);
  if (!listed) return undefined;
  const rulesets = rulesetsOf(wanted);
  const compared = await Promise.all(
    rulesets.map(async (one) => ({ wanted: one, found: await see(hub, listed.get(one.name)) })),
  );
  const [main, ...others] = compared;
  if (!main || differenceOf(main.wanted, main.found) === undefined) return compared;
  return (await isProtectedClassically(hub, wanted.main)) ? others : compared;
}

/** Name → id of the repository's own rulesets. */
function list({ ask, where, repository }: Hub): Promise<ReadonlyMap<string, number> | undefined> {
  return ask('list rulesets', `repository ${repository}`, async (api, octokit) => {
    try {
      const all = await octokit.paginate(api.repos.getRepoRulesets, {
        ...where,
        per_page,
        includes_parents: false,
      });
      return new Map(all.map(({ name, id }) => [name, id]));
    } catch (error) {
      if (/upgrade to/i.test(refusal(error, 403) ?? '')) return undefined;
      throw error;
    }
  });
}

async function see({ ask, where }: Hub, id: number | undefined): Promise<Found | undefined> {
  if (id === undefined) return undefined;
  const { data } = await ask('show a ruleset', `ruleset ${id}`, (api) =>
    api.repos.getRepoRuleset({ ...where, ruleset_id: id }),
  );
  return data;
}

function isProtectedClassically({ ask, where }: Hub, main: Protection['main']): Promise<boolean> {
  return ask('show the protection of a branch', `branch ${main.branch}`, async (api) => {
    try {
      const { data } = await api.repos.getBranchProtection({ ...where, branch: main.branch });
      return classicDemands(data, main);
    } catch (error) {
      // 403: the account is no administrator, or the plan has none.
      if (refusal(error, 403, 404) === undefined) throw error;
      return false;
    }
  });
}

async function mend(hub: Hub, { wanted, found: first }: Compared): Promise<void> {
  const { ask, where } = hub;
  const known = [first];
  await ensured<Found>({
    // The first look is done.
    look: async () => (known.length > 0 ? known.pop() : see(hub, (await list(hub))?.get(wanted.name))),
    isRight: (found) => differenceOf(wanted, found) === undefined,
    make: async (found) => {
      const parameters = parametersOf(wanted, found);
      return ask('write a ruleset', `repository ${hub.repository}`, async (api) => {
        const { data } = found
          ? await api.repos.updateRepoRuleset({ ...where, ruleset_id: found.id, ...parameters })
          : await api.repos.createRepoRuleset({ ...where, ...parameters });
        return data;
      });
    },
  });
}
