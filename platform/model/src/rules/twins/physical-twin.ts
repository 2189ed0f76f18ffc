import type { CommandPayload, PhysicalCommand, Twin } from '../../generated/types.ts';
import { secondsOf, withinType } from '../../parameters/index.ts';
import { physical } from '../../references/index.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';
import { overlap, placedAt } from '../../values/json-pointer.ts';
import { isTimeZone } from '../../values/time-zone.ts';
import { isPort, wiresOf } from '../../wiring/index.ts';
import { at, atKey, eachTwin, type KeyPath, type Problem, type Sourced } from '../rule.ts';

/** The description of each message of the physical twin is consistent, so the runner can read or write the message. */
export const messagesAreDescribed = eachTwin(function* ({ twin }) {
  const { telemetry = {}, commands = {} } = twin.value.spec.physicalTwin ?? {};
  for (const [name, { payload, timeout }] of Object.entries(telemetry)) {
    const path = ['spec', 'physicalTwin', 'telemetry', name];
    if (timeout !== undefined && secondsOf(timeout) === 0) {
      yield at(twin, [...path, 'timeout'], {
        code: 'timeout-zero',
        message: 'With a timeout of zero the twin would be Degraded between any two values',
        hint: 'Write how long the sensor may be silent, e.g. 30s, or remove `timeout`.',
      });
    }
    if (payload !== undefined) yield* timeProblems(twin, [...path, 'payload'], payload, payload.timeZone);
  }
  for (const [name, { payload }] of Object.entries(commands)) {
    if (payload === undefined) continue;
    const path = ['spec', 'physicalTwin', 'commands', name, 'payload'];
    yield* timeProblems(twin, path, payload);
    yield* placeProblems(twin, path, payload);
  }
});

export const safeValuesAreRight = eachTwin(function* (resolved) {
  const { commands = {} } = resolved.twin.value.spec.physicalTwin ?? {};
  for (const [name, command] of Object.entries(commands)) {
    if (command.safe === undefined) continue;
    yield* safeProblems(resolved, ['spec', 'physicalTwin', 'commands', name], name, command);
  }
});

function* timeProblems(
  twin: Sourced<Twin>,
  path: KeyPath,
  { time, timeUnit }: CommandPayload,
  timeZone?: string,
): Iterable<Problem> {
  const wrong = (key: string, message: string, hint: string): Problem =>
    at(twin, [...path, key], { code: 'payload-time', message, hint });
  if (time === undefined && timeUnit !== undefined) {
    yield wrong('timeUnit', '`timeUnit` is given without `time`', 'Add `time`, or remove `timeUnit`.');
  }
  if (timeZone === undefined) return;
  if (time === undefined || timeUnit !== 'text') {
    const hint = 'Write `time` and `timeUnit: text`, or remove `timeZone`.';
    yield wrong('timeZone', '`timeZone` needs a `time` that is a text', hint);
  } else if (!isTimeZone(timeZone)) {
    const hint =
      'Write a name of the IANA time zone database, e.g. Europe/Copenhagen, or an offset, e.g. +02:00.';
    yield wrong('timeZone', `${JSON.stringify(timeZone)} is not a time zone`, hint);
  }
}

function* placeProblems(
  twin: Sourced<Twin>,
  path: KeyPath,
  { json, template = {}, time }: CommandPayload,
): Iterable<Problem> {
  const wrong = (key: string, message: string, hint: string): Problem =>
    at(twin, [...path, key], { code: 'payload-place', message, hint });
  for (const [key, pointer] of Object.entries({ json, ...(time === undefined ? {} : { time }) })) {
    if (pointer === '') {
      if (key === 'json' && time === undefined && JSON.stringify(template) === '{}') continue;
      const hint = 'Write a place inside the message, e.g. /value.';
      yield wrong(key, 'The value would replace the whole message', hint);
    } else if (placedAt(template, pointer, null) === undefined) {
      const hint = 'Name a member of an object, or an element that the array in the template already has.';
      yield wrong(key, `The template has no place at ${pointer}`, hint);
    }
  }
  if (time !== undefined && json !== '' && time !== '' && overlap(json, time)) {
    const hint = 'Write another pointer for one of them.';
    yield wrong('time', 'The places of the value and its time overlap', hint);
  }
}

function* safeProblems(
  resolved: ResolvedTwin,
  path: KeyPath,
  name: string,
  command: PhysicalCommand,
): Iterable<Problem> {
  const { twin } = resolved;
  const wire = wiresOf(resolved).find(({ to }) => to.component === physical && to.port === name);
  if (!wire) {
    yield atKey(twin, [...path, 'safe'], {
      code: 'safe-unconnected',
      severity: 'warning',
      message: `Nothing is connected to ${physical}.${name}, so neither the command nor its safe value is ever sent`,
      hint: `Connect an output to ${physical}.${name}, or remove the command.`,
    });
    return;
  }
  if (!isPort(wire.target) || wire.target.type === undefined) return;
  const { type, unit, shape } = wire.target;
  if (unit !== undefined && command.unit === undefined) {
    yield at(twin, [...path, 'safe'], {
      code: 'safe-unit',
      message: `Without a unit this value is in ${unit}, the unit of ${wire.fromText}, and changes its meaning when that unit changes`,
      hint: `Add the unit that the physical twin expects to the command, e.g. unit: ${unit}.`,
    });
  }
  const declared = { type, ...(unit === undefined ? {} : { unit }), ...(shape ? { shape: [...shape] } : {}) };
  const outcome = withinType(`${physical}.${name}`, declared, command.safe!);
  if ('refusal' in outcome) yield at(twin, [...path, 'safe'], outcome.refusal);
}
