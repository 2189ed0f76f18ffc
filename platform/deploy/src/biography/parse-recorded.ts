import { type DtaasError, isSnapshotName, type Json, type JsonObject, nameOfActor } from '@dtaas/model';
import { stateUnreadable } from '../failures.ts';
import { eventNames, healths, type Override, present, type RecordedStatus } from './recorded.ts';

/**
 * Reads `status.json` of a biography. Whoever can write the ref could have written it, so everything that is acted on
 * is checked; unknown fields of a newer version are dropped.
 *
 * @throws DtaasError `state-unreadable`
 */
export function parseRecorded(status: JsonObject, twin: string): RecordedStatus {
  const fields = new Fields(status, (what) => unreadable(twin, what));
  if (status['apiVersion'] !== 'dtaas/v1' || status['kind'] !== 'Status') {
    throw unreadable(twin, 'it is not a dtaas/v1 Status');
  }
  if (status['twin'] !== twin) throw unreadable(twin, `it is the status of ${String(status['twin'])}`);
  const overrides = fields.object('overrides');
  return {
    apiVersion: 'dtaas/v1',
    kind: 'Status',
    twin,
    home: fields.text('home', /^[0-9a-f]{16}$/),
    event: fields.oneOf('event', eventNames),
    at: fields.text('at', time),
    health: fields.oneOf('health', healths),
    reasons: fields.texts('reasons'),
    overrides: present({
      emulate: overrides?.optional('emulate', (emulate) => ({
        ...override(emulate),
        ...(emulate.has('clock') ? { clock: emulate.oneOf('clock', ['wall']) } : {}),
      })),
      desired: overrides?.optional('desired', (desired) => ({
        ...override(desired),
        to: desired.oneOf('to', ['suspended', 'terminated']),
      })),
    }),
    ...present({
      snapshot: fields.has('snapshot') ? fields.text('snapshot', isSnapshotName) : undefined,
      deployed: fields.optional('deployed', (deployed) => ({
        commit: deployed.text('commit', /^[0-9a-f]{40,64}$/),
        desired: deployed.text('desired', hash),
        basis: deployed.text('basis', hash),
        at: deployed.text('at', time),
      })),
      wish: fields.optional('wish', (wish) => ({
        restore: wish.text('restore', isSnapshotName),
        kind: wish.oneOf('kind', ['restore', 'resume']),
        actor: nameOfActor(wish.text('actor')),
        at: wish.text('at', time),
      })),
      anew: fields.optional('anew', (anew) => ({
        actor: nameOfActor(anew.text('actor')),
        at: anew.text('at', time),
      })),
      failure: ofARun(
        fields.optional('failure', (failure) => ({
          attempts: failure.count('attempts'),
          at: failure.text('at', time),
          code: failure.text('code'),
          message: failure.text('message'),
          desired: failure.text('desired', hash),
        })),
      ),
    }),
  };
}

const hash = /^[0-9a-f]{64}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** An earlier edition recorded a run as failed if the twin was Degraded at its end. */
function ofARun(failure: RecordedStatus['failure']): RecordedStatus['failure'] {
  return failure?.code === 'twin-degraded' ? undefined : failure;
}

function override(fields: Fields): Override {
  return {
    actor: nameOfActor(fields.text('actor')),
    at: fields.text('at', time),
    basis: fields.text('basis', hash),
    ...present({
      reason: fields.has('reason') ? fields.text('reason') : undefined,
      until: fields.has('until') ? fields.text('until', time) : undefined,
    }),
  };
}

/** Reads the members of an object, each with what it must be. */
class Fields {
  readonly #object: JsonObject;
  readonly #wrong: (what: string) => Error;

  constructor(object: JsonObject, wrong: (what: string) => Error) {
    this.#object = object;
    this.#wrong = wrong;
  }

  has(name: string): boolean {
    return this.#object[name] !== undefined;
  }

  text(name: string, expected: RegExp | ((text: string) => boolean) = /^/): string {
    const field = this.#object[name];
    const fits = (text: string) => (expected instanceof RegExp ? expected.test(text) : expected(text));
    if (typeof field !== 'string' || !fits(field)) throw this.#wrong(`its ${name} is wrong`);
    return field;
  }

  texts(name: string): readonly string[] {
    const field = this.#object[name] ?? [];
    if (!Array.isArray(field)) throw this.#wrong(`its ${name} is wrong`);
    return field.map(String);
  }

  count(name: string): number {
    const field = this.#object[name];
    if (!Number.isSafeInteger(field) || Number(field) < 0) throw this.#wrong(`its ${name} is wrong`);
    return Number(field);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const field = this.#object[name];
    const found = allowed.find((each) => each === field);
    if (found === undefined) throw this.#wrong(`its ${name} is not one of ${allowed.join(', ')}`);
    return found;
  }

  object(name: string): Fields | undefined {
    const field = this.#object[name];
    if (field === undefined) return undefined;
    if (!isObject(field)) throw this.#wrong(`its ${name} is wrong`);
    return new Fields(field, this.#wrong);
  }

  optional<T>(name: string, read: (fields: Fields) => T): T | undefined {
    const fields = this.object(name);
    return fields && read(fields);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(twin: string, why: string): DtaasError {
  return stateUnreadable({ twin, file: 'status.json', why });
}
