import type { KeyPath } from '../../document/document.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Finding } from '../../explain/explanations.ts';
import type { CommandPayload, PhysicalCommand } from '../../generated/types.ts';
import { secondsOf, withinType } from '../../parameters/index.ts';
import { physical } from '../../references/index.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';
import { overlap, placedAt } from '../../values/json-pointer.ts';
import { isTimeZone } from '../../values/time-zone.ts';
import { isPort, type Port, wiresOf } from '../../wiring/index.ts';
import { at, atKey, eachTwin } from '../rule.ts';

/** The description of each message of the physical twin is consistent, so the runner can read or write the message. */
export const messagesAreDescribed = eachTwin(function* ({ twin }) {
  const { telemetry = {}, commands = {} } = twin.value.spec.physicalTwin ?? {};
  for (const [name, { payload, timeout }] of Object.entries(telemetry)) {
    const path = ['spec', 'physicalTwin', 'telemetry', name];
    if (timeout !== undefined && secondsOf(timeout) === 0) yield at(twin, [...path, 'timeout'], noTimeout);
    if (payload === undefined) continue;
    for (const [key, finding] of timeFindings(payload)) yield at(twin, [...path, 'payload', key], finding);
  }
  for (const [name, { payload }] of Object.entries(commands)) {
    if (payload === undefined) continue;
    const path = ['spec', 'physicalTwin', 'commands', name, 'payload'];
    const { time, timeUnit } = payload;
    for (const [key, finding] of timeFindings({ time, timeUnit })) yield at(twin, [...path, key], finding);
    for (const [key, finding] of placeFindings(payload)) yield at(twin, [...path, key], finding);
  }
});

export const safeValuesAreRight = eachTwin(function* (resolved) {
  const { commands = {} } = resolved.twin.value.spec.physicalTwin ?? {};
  for (const [name, command] of Object.entries(commands)) {
    if (command.safe === undefined) continue;
    yield* safeProblems(resolved, ['spec', 'physicalTwin', 'commands', name], name, command);
  }
});

const noTimeout: Finding = {
  code: 'timeout-zero',
  message: 'With a timeout of zero the twin would be Degraded between any two values',
  hint: 'Write how long the sensor may be silent, e.g. 30s, or remove `timeout`.',
};

type KeyedFinding = readonly [key: string, finding: Finding];

interface WrittenTime {
  readonly time?: string | undefined;
  readonly timeUnit?: string | undefined;
  readonly timeZone?: string | undefined;
}

function* timeFindings({ time, timeUnit, timeZone }: WrittenTime): Iterable<KeyedFinding> {
  const finding = (key: string, message: string, hint: string): KeyedFinding => [
    key,
    { code: 'payload-time', message, hint },
  ];
  if (time === undefined && timeUnit !== undefined) {
    yield finding('timeUnit', '`timeUnit` is given without `time`', 'Add `time`, or remove `timeUnit`.');
  }
  if (timeZone === undefined) return;
  if (time === undefined || timeUnit !== 'text') {
    yield finding(
      'timeZone',
      '`timeZone` needs a `time` that is a text',
      'Write `time` and `timeUnit: text`, or remove `timeZone`.',
    );
  } else if (!isTimeZone(timeZone)) {
    yield finding(
      'timeZone',
      `${JSON.stringify(timeZone)} is not a time zone`,
      'Write a name of the IANA time zone database, e.g. Europe/Copenhagen, or an offset, e.g. +02:00.',
    );
  }
}

function* placeFindings({ json, template = {}, time }: CommandPayload): Iterable<KeyedFinding> {
  const finding = (key: string, message: string, hint: string): KeyedFinding => [
    key,
    { code: 'payload-place', message, hint },
  ];
  for (const [key, pointer] of Object.entries({ json, ...(time === undefined ? {} : { time }) })) {
    if (pointer !== '' && placedAt(template, pointer, null) !== undefined) continue;
    if (pointer === '' && key === 'json' && time === undefined && JSON.stringify(template) === '{}') continue;
    yield pointer === ''
      ? finding(
          key,
          'The value would replace the whole message',
          'Write a place inside the message, e.g. /value.',
        )
      : finding(
          key,
          `The template has no place at ${pointer}`,
          'Name a member of an object, or an element that the array in the template already has.',
        );
  }
  if (time !== undefined && json !== '' && time !== '' && overlap(json, time)) {
    yield finding(
      'time',
      'The places of the value and its time overlap',
      'Write another pointer for one of them.',
    );
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
  const port: Port | undefined = isPort(wire.target) ? wire.target : undefined;
  if (port?.type === undefined) return;
  if (port.unit !== undefined && command.unit === undefined) {
    yield at(twin, [...path, 'safe'], {
      code: 'safe-unit',
      message: `Without a unit this value is in ${port.unit}, the unit of ${wire.fromText}, and changes its meaning when that unit changes`,
      hint: `Add the unit that the physical twin expects to the command, e.g. unit: ${port.unit}.`,
    });
  }
  const { type, unit, shape } = port;
  const declared = { type, ...(unit === undefined ? {} : { unit }), ...(shape ? { shape: [...shape] } : {}) };
  const outcome = withinType(`${physical}.${name}`, declared, command.safe!);
  if ('refusal' in outcome) yield at(twin, [...path, 'safe'], outcome.refusal);
}
