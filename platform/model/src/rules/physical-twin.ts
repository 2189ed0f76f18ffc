import type { KeyPath } from '../document/document.ts';
import type { CommandPayload, PhysicalCommand } from '../generated/types.ts';
import { overlap, placedAt } from '../json-pointer.ts';
import { secondsOf, withinType } from '../parameters/index.ts';
import type { Problem } from '../problem.ts';
import { physical } from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import { isTimeZone } from '../time-zone.ts';
import { isPort, type Port, wiresOf } from '../wiring/index.ts';
import { at, atKey, eachTwin, type Finding } from './rule.ts';

/** Messages of the physical twin can be read and written as they are described. */
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

/** A command's `safe` value is one that the physical twin could be sent. */
export const safeValuesAreRight = eachTwin(function* (resolved) {
  const { commands = {} } = resolved.twin.value.spec.physicalTwin ?? {};
  for (const [name, command] of Object.entries(commands)) {
    if (command.safe === undefined) continue;
    yield* safeProblems(resolved, ['spec', 'physicalTwin', 'commands', name], name, command);
  }
});

const noTimeout: Finding = {
  code: 'timeout-zero',
  message: 'A timeout of zero would make the twin Degraded between any two values',
  hint: 'Write how long the sensor may be silent, e.g. 30s, or take `timeout` away.',
};

type KeyedFinding = readonly [key: string, finding: Finding];

interface WrittenTime {
  readonly time?: string | undefined;
  readonly timeUnit?: string | undefined;
  readonly timeZone?: string | undefined;
}

function* timeFindings({ time, timeUnit, timeZone }: WrittenTime): Iterable<KeyedFinding> {
  const finding = (message: string, hint: string): Finding => ({ code: 'payload-time', message, hint });
  if (time === undefined && timeUnit !== undefined) {
    yield [
      'timeUnit',
      finding('There is a unit of time, and no time', 'Add `time`, or take `timeUnit` away.'),
    ];
  }
  if (timeZone === undefined) return;
  if (time === undefined || timeUnit !== 'text') {
    yield [
      'timeZone',
      finding(
        'Only a time that is a text has a time zone',
        'Write `timeUnit: text`, or take `timeZone` away.',
      ),
    ];
  } else if (!isTimeZone(timeZone)) {
    yield [
      'timeZone',
      finding(
        `${JSON.stringify(timeZone)} is not a time zone`,
        'Write a name of the IANA database, e.g. Europe/Copenhagen, or an offset, e.g. +02:00.',
      ),
    ];
  }
}

function* placeFindings({ json, template = {}, time }: CommandPayload): Iterable<KeyedFinding> {
  const finding = (message: string, hint: string): Finding => ({ code: 'payload-place', message, hint });
  for (const [key, pointer] of Object.entries({ json, ...(time === undefined ? {} : { time }) })) {
    if (pointer !== '' && placedAt(template, pointer, null) !== undefined) continue;
    if (pointer === '' && key === 'json' && time === undefined && JSON.stringify(template) === '{}') continue;
    yield [
      key,
      pointer === ''
        ? finding(
            'The value would replace the whole message',
            'Write where in the message it goes, e.g. /value.',
          )
        : finding(
            `The template has no place at ${pointer}`,
            'A place is in an object, or an element of an array that is in the template.',
          ),
    ];
  }
  if (time !== undefined && json !== '' && time !== '' && overlap(json, time)) {
    yield [
      'time',
      finding('The value and its time have the same place', 'Write another pointer for one of them.'),
    ];
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
      message: `Nothing is connected to ${physical}.${name}, so neither a command nor its safe value is sent`,
      hint: `Connect an output to ${physical}.${name}, or take the command away.`,
    });
    return;
  }
  const port: Port | undefined = isPort(wire.target) ? wire.target : undefined;
  if (port?.type === undefined) return;
  if (port.unit !== undefined && command.unit === undefined) {
    yield at(twin, [...path, 'safe'], {
      code: 'safe-unit',
      message: `The unit of this value would be that of ${wire.fromText}, ${port.unit}, and change with it`,
      hint: `Write the unit that the physical twin wants beside it, e.g. unit: ${port.unit}.`,
    });
  }
  const { type, unit, shape } = port;
  const declared = { type, ...(unit === undefined ? {} : { unit }), ...(shape ? { shape: [...shape] } : {}) };
  const outcome = withinType(`${physical}.${name}`, declared, command.safe!);
  if ('refusal' in outcome) yield at(twin, [...path, 'safe'], outcome.refusal);
}
