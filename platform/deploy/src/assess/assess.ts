import { stackHolds } from '@dtaas/engine';
import type { Desired, DesiredPlace, PlaceChoice, RecordedStatus } from '@dtaas/model';
import type { Observed } from '@dtaas/places';
import type { BiographyEvent } from '../biography/biography.ts';
import { checkStack, expectOwnHome, present, type RecordedState } from '../biography/recorded.ts';
import type { Source, World } from '../world.ts';
import { type Action, type Decision, decide } from './decide.ts';
import { desiredDigest, generationOf, isReleased } from './desired-state.ts';
import { twinHasProblems } from './failures.ts';
import { lifecycleNow } from './lifecycle-now.ts';
import { type SecretsPolicy, secretsNow } from './secrets.ts';
import type { Look } from './survey.ts';

/** One instance: what is desired, recorded and observed, and what follows. */
export interface Assessment extends RecordedState {
  /** The source has the instance. */
  readonly inSource: boolean;
  /** The configuration with the operators' overrides; nothing for an instance that the source doesn't have. */
  readonly desired: Desired;
  readonly digest: string;
  /** The operators' overrides that hold. */
  readonly overrides: RecordedStatus['overrides'];
  /** The overrides that end now, each with the reason. */
  readonly ended: readonly string[];
  /** The suspension that `lifecycle.schedule` or `lifecycle.idle` asks for now. */
  readonly begun: string | undefined;
  /** The event that records both, before they are carried out. */
  readonly due: BiographyEvent | undefined;
  /** The place that the platform chose; `undefined` if the configuration names one, or nothing is made. */
  readonly choice: PlaceChoice | undefined;
  /** Where the instance is, or will be made. */
  readonly place: DesiredPlace;
  readonly observed: Observed | undefined;
  readonly verdict: Decision['verdict'];
  readonly actions: readonly Action[];
  /** The actions make or replace something that runs. */
  readonly makes: boolean;
  /** Names of the secrets that the runner must get again. */
  readonly renew: readonly string[];
  /** Remarks for people about children and secrets. */
  readonly remarks: readonly string[];
}

export interface AssessOptions {
  readonly secrets: SecretsPolicy;
  /** A person agreed to the deletions, and to the loss of state, that a plan shows. */
  readonly yes?: boolean;
  /** A person agreed to go on without saving first, where that fails. */
  readonly unsaved?: boolean;
}

/**
 * Assesses an instance for whoever deploys, plans or shows it. Changes nothing.
 *
 * @throws DtaasError `twin-has-problems`, `state-of-another-home`, `state-refused`, and where the overrides don't fit
 */
export async function assess(
  world: World,
  source: Source,
  state: RecordedState,
  look: Look,
  { secrets: policy, yes = false, unsaved = false }: AssessOptions,
): Promise<Assessment> {
  const { twin, recorded, previous, stack } = state;
  expectOwnHome(world, state);
  if (stack !== undefined) checkStack(stack, world.home, twin);
  const inSource = source.instances.has(twin);
  if (inSource) expectNoProblems(source, twin);
  const { content, sight, overrides, ended, begun, due, ...now } = await lifecycleNow(
    world,
    source,
    state,
    look,
  );
  const { place, observed, moving } = sight;
  const secrets = await secretsNow(world, content, moving === 'leaves' ? undefined : observed, policy);
  const desired = content ?? prunedOf(state, place);
  const digest = desiredDigest(desired);
  const decision = decide({
    stackHolds: stackHolds(stack),
    yes,
    unsaved,
    renew: secrets.renew,
    ...present({
      recorded: now.recorded,
      previous,
      observed,
      moving,
      isNewer: isNewer(source, state, overrides),
      desired: content && { content, digest, generation: generationOf(content) },
    }),
  });
  const actions = decision.verdict === 'act' ? decision.actions : [];
  const makes = actions.some((action) => action.do === 'apply') && !isReleased(desired);
  return {
    twin,
    recorded,
    previous,
    stack,
    inSource,
    desired,
    digest,
    overrides,
    ended,
    begun,
    due,
    choice: makes ? source.chosen?.choices.get(twin) : undefined,
    place: place ?? desired.place,
    observed,
    verdict: decision.verdict,
    actions,
    makes,
    renew: secrets.renew,
    remarks: [...remarksOnChildren(source, twin), ...secrets.remarks],
  };
}

/** Whether the next window of a suspended twin starts another configuration than the one that was deployed last. */
function isNewer(
  source: Source,
  { twin, recorded }: RecordedState,
  { desired }: RecordedStatus['overrides'],
): boolean {
  return desired?.by !== undefined && recorded?.deployed?.basis !== source.basis(twin);
}

/** The place of an instance that is at no place. */
const nowhere: DesiredPlace = { name: 'none', kind: 'none', settings: {} };

/** The desired state of an instance that the source doesn't have any more: nothing should exist. */
export function prunedOf({ twin, previous }: RecordedState, seenAt: DesiredPlace = nowhere): Desired {
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Desired',
    edition: 2,
    twin,
    version: previous?.version ?? '0.0.0',
    program: previous?.program ?? '0',
    lifecycle: { restore: 'latest', prune: 'confirm', ...previous?.lifecycle, desired: 'terminated' },
    place: previous?.place ?? seenAt,
    flavour: previous?.flavour ?? 'process',
    overrides: {},
    resources: {},
  };
}

/** The platform can't deploy children yet, so nobody should read a Healthy parent as a sign that its children run. */
export function remarksOnChildren(source: Source, twin: string): readonly string[] {
  const { children } = source.about(twin);
  if (!children) return [];
  const names = children.ids.join(', ');
  return [
    children.only
      ? `${twin} has only children (${names}). The platform doesn't run children yet, so nothing runs for ${twin}.`
      : `The platform doesn't run the children of ${twin} (${names}) yet: only the twin's own components run.`,
  ];
}

/** @throws DtaasError `twin-has-problems`, with all problems that keep a twin from being deployed from this source */
export function expectNoProblems(source: Source, twin: string): void {
  const problems = source.problemsOf(twin).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw twinHasProblems({ twin, commit: source.commit, problems });
}
