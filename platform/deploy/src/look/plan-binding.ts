import { resourcesIn } from '@dtaas/engine';
import { canonicalJson, DtaasError, platformVersion, sha256 } from '@dtaas/model';
import { type Assessment, assess } from '../assess/assess.ts';
import type { SecretsPolicy } from '../assess/secrets.ts';
import type { Found } from '../assess/survey.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { detailsOf } from '../operate/outcome.ts';
import { requestedState } from '../reconcile/requests.ts';
import type { Source, World } from '../world.ts';
import { planChanged, planInvalid } from './failures.ts';

/** What the plan of one instance rests on. Saves move the tip of a biography and change neither. */
export interface Binding {
  /** The sha256 of the `desired.json` that would be deployed, or the code of the error that stands against it. */
  readonly desired: string;
  /** The sha256 of the resources that are recorded to exist: their identities and inputs. */
  readonly exists: string;
}

/** `undefined` for what only a place knows of: it would change the digest whenever the place can't be reached. */
export function bindingOf({ digest, inSource, recorded, stack }: Assessment): Binding | undefined {
  if (!inSource && !recorded) return undefined;
  const resources = resourcesIn(stack).map(({ urn, id = null, type, inputs = {} }) => ({
    urn,
    id,
    type,
    inputs,
  }));
  return { desired: digest, exists: sha256(canonicalJson(resources)) };
}

/** The binding of an instance whose plan is an error. */
export function bindingOfError(error: unknown): Binding {
  return { desired: detailsOf(error).code, exists: '' };
}

/** Assesses an instance as if operators had asked for this. */
export async function assessAsked(
  world: World,
  source: Source,
  { look, state }: Found,
  requests: readonly OverrideRequest[],
  secrets: SecretsPolicy,
): Promise<Assessment> {
  return assess(world, source, requestedState(world, source, state(), requests), look, { secrets });
}

/**
 * The digest of a plan: `<what is desired>-<what is recorded to exist>-<version of the platform>`, the first two with 32 hex digits.
 * The parts are apart so that a refusal can name what changed.
 */
export function planDigest(bindings: ReadonlyMap<string, Binding>, version = platformVersion): string {
  const all = [...bindings].sort(([a], [b]) => (a < b ? -1 : 1));
  const part = (key: keyof Binding): string =>
    sha256(canonicalJson(all.map(([twin, binding]) => [twin, binding[key]]))).slice(0, 32);
  return `${part('desired')}-${part('exists')}-${version}`;
}

interface ReviewedPlan {
  readonly plan: string;
  readonly twins: readonly string[];
  readonly requests: readonly OverrideRequest[];
}

/**
 * Makes the plan again for what was found, and compares it with the digest of the plan that was reviewed.
 *
 * @returns the binding of each instance of the plan
 * @throws DtaasError `plan-changed`, `usage-plan`
 */
export async function expectPlan(
  world: World,
  source: Source,
  found: readonly Found[],
  { plan, twins, requests }: ReviewedPlan,
): Promise<ReadonlyMap<string, Binding>> {
  const reviewed = partsOf(plan);
  const bindings = await bindingsNow(world, source, found, requests);
  expectDigest(twins, reviewed, bindings);
  return bindings;
}

/**
 * The same for plans that were reviewed one by one. An instance whose plan has changed holds up no other.
 *
 * @returns for each instance of `plans` the binding, or `plan-changed`, `usage-plan`
 */
export async function expectPlans(
  world: World,
  source: Source,
  found: readonly Found[],
  plans: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Binding | Error>> {
  const bindings = await bindingsNow(world, source, found, []);
  const expectOne = ([twin, binding]: readonly [string, Binding]): Binding | Error => {
    try {
      expectDigest([twin], partsOf(plans.get(twin) ?? ''), new Map([[twin, binding]]));
      return binding;
    } catch (error) {
      if (error instanceof DtaasError) return error;
      throw error;
    }
  };
  return new Map([...bindings].map((entry) => [entry[0], expectOne(entry)]));
}

async function bindingsNow(
  world: World,
  source: Source,
  found: readonly Found[],
  requests: readonly OverrideRequest[],
): Promise<ReadonlyMap<string, Binding>> {
  const bindings = new Map<string, Binding>();
  const bind = async (each: Found): Promise<void> => {
    const assessed = assessAsked(world, source, each, requests, 'leave');
    const binding = await assessed.then(bindingOf, bindingOfError);
    if (binding) bindings.set(each.twin, binding);
  };
  await Promise.all(found.map(bind));
  return bindings;
}

function expectDigest(
  twins: readonly string[],
  reviewed: ReturnType<typeof partsOf>,
  bindings: ReadonlyMap<string, Binding>,
): void {
  const now = partsOf(planDigest(bindings));
  refuseChange(twins, [
    reviewed.desired !== now.desired && 'the configuration, an override or the choice of twins differs',
    reviewed.exists !== now.exists && 'the resources that are recorded to exist differ',
    reviewed.version !== now.version &&
      `platform ${reviewed.version} made it, and this is platform ${now.version}`,
  ]);
}

/** Compares under the instance's lock: between the plan and the lock another deployment may have ended. */
export function expectBinding(assessment: Assessment, reviewed: Binding): void {
  const now = bindingOf(assessment);
  refuseChange(
    [assessment.twin],
    [
      now?.desired !== reviewed.desired && 'the configuration or an override differs',
      now?.exists !== reviewed.exists && 'another deployment has changed what exists',
    ],
  );
}

function refuseChange(twins: readonly string[], changes: readonly (string | false)[]): void {
  const reasons = changes.filter((change) => change !== false);
  if (reasons.length > 0) throw planChanged({ reasons, twins });
}

function partsOf(text: string): Binding & { readonly version: string } {
  const [, desired, exists, version] = /^([0-9a-f]{32})-([0-9a-f]{32})-(\d[\w.+-]*)$/.exec(text) ?? [];
  if (desired === undefined || exists === undefined || version === undefined) throw planInvalid({ text });
  return { desired, exists, version };
}
