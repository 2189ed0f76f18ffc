import {
  type Desired,
  generationOf as generationOfSpec,
  type JsonObject,
  type LiveChange,
  liveChanges,
  type PlanChange,
  planInWords,
  printDesired,
  sha256,
  type WorkspaceSpec,
} from '@dtaas/model';
import { placeKind } from '@dtaas/places';
import { attempt } from '@dtaas/processes';

/** True where nothing of the instance should exist. */
export function isReleased(desired: Desired): boolean {
  return Object.keys(desired.resources).length === 0;
}

/** sha256 of `desired.json`; the `Desired:` trailer. */
export function desiredDigest(desired: Desired): string {
  return sha256(printDesired(desired));
}

/**
 * Identifies what a merge says about a twin: its desired state rendered without overrides, whatever version of the
 * deployment program rendered it, since an update of the platform changes nothing that people wrote about a twin.
 */
export function basisOf(plain: Desired): string {
  return desiredDigest({ ...plain, program: '', overrides: {} });
}

/** What the runner of a twin runs; `undefined` where nothing is to run, and at places without runners. */
export function specOf(desired: Desired | undefined): WorkspaceSpec | undefined {
  return desired?.workspace && placeKind(desired.place.kind).hasRunner ? desired.workspace : undefined;
}

/** Tells one workspace from another, as its runner does. */
export function generationOf(desired: Desired): string | undefined {
  const spec = specOf(desired);
  return spec && generationOfSpec(spec);
}

/** What running components are told, if live parameters are all that differs between two desired states of their workspace. */
export function toldBetween(
  recorded: Desired | undefined,
  desired: Desired,
): readonly LiveChange[] | undefined {
  const [before, after] = [specOf(recorded), specOf(desired)];
  // A record that was tampered with stops no deployment.
  return before && after && attempt(() => liveChanges(before, after));
}

/** The changes from the recorded to the desired state. A record that was tampered with stops no deployment. */
export function changesBetween(recorded: Desired | undefined, desired: Desired): readonly PlanChange[] {
  const words = "the recorded state can't be compared, so everything is made again";
  return attempt(() => planInWords(recorded, desired)) ?? [{ action: 'change', subject: 'twin', words }];
}

/** A recorded stack that lists nothing. */
export function emptied(stack: JsonObject): JsonObject {
  const { pending_operations: _, ...deployment } = Object(stack['deployment']) as JsonObject;
  return { ...stack, deployment: { ...deployment, resources: [] } };
}
