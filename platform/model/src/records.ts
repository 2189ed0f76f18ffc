import { whyInvalid } from './document/schema/validator.ts';
import type { Checkpoint, RecordedStatus } from './generated/types.ts';
import { validateCheckpoint, validateRecordedStatus } from './generated/validators.js';
import { isSnapshotName } from './instance.ts';
import type { Json } from './values/json.ts';
import { atPointer } from './values/json-pointer.ts';

/** Whether a value has the form of a `stack.json`. What it may list is for the engine to decide. */
export function isCheckpoint(value: unknown): value is Checkpoint {
  return validateCheckpoint(value);
}

/**
 * Reads a `status.json`, which anybody who can push to the branch may have written. Fields of a newer version are dropped.
 *
 * @returns the status, or why the value is not one
 */
export function readRecordedStatus(value: Json): RecordedStatus | { readonly why: string } {
  const copy = structuredClone(value);
  if (!validateRecordedStatus(copy)) {
    const errors = validateRecordedStatus.errors ?? [];
    const wrong = errors.filter(({ keyword }) => keyword !== 'additionalProperties');
    if (wrong.length > 0) return { why: whyInvalid(wrong) };
    for (const { instancePath, params } of errors)
      delete (atPointer(copy, instancePath) as { [field: string]: Json })[
        String(params['additionalProperty'])
      ];
  }
  // The validator is the proof that the value has its type.
  const status = copy as unknown as RecordedStatus;
  const { overrides, wish, anew, snapshot, failure, lost = [] } = status;
  for (const name of [snapshot, wish?.restore])
    if (name !== undefined && !isSnapshotName(name)) return { why: 'names a snapshot that cannot exist' };
  for (const request of [overrides.emulate, overrides.desired, overrides.running, wish, anew, ...lost])
    if (request) request.actor = nameOfActor(request.actor);
  // An earlier edition recorded a run as failed if the twin was Degraded at its end.
  if (failure?.code === 'twin-degraded') delete status.failure;
  return status;
}

/** The name of an actor, without an e-mail address: earlier editions recorded `Name <mail>`. */
export function nameOfActor(actor: string): string {
  const name = actor.replace(/ *<[^<>]*>$/, '').replace(/@.*$/s, '');
  return name === '' && actor !== '' ? 'unknown' : name;
}
