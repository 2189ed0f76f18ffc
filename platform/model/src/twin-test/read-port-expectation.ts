import type { KeyPath } from '../document/document.ts';
import type { Expectation } from '../generated/types.ts';
import { readValue } from '../parameters/index.ts';
import type { Port } from '../wiring/index.ts';
import { findPort, parameterOf, type Reading, timeIn } from './reading.ts';
import type { Bounds, Sighting, TestedPort, Window } from './test-plan.ts';

/** Bounds of a port, or a value of a port that is seen or not. */
export function readPortExpectation(
  reading: Reading,
  path: KeyPath,
  kind: 'bounds' | 'seen',
  expectation: Expectation,
): Bounds | Sighting | undefined {
  const { port: name } = expectation;
  if (name === undefined) {
    return reading.wrongKey(path, {
      code: 'expectation-port',
      message: 'The expectation names no port',
      hint: 'Write the output whose values count, e.g. port: physical.temperature.',
    });
  }
  const found = findPort(reading, name);
  const window = readWindow(reading, path, expectation);
  if ('why' in found) return found.why && reading.wrong([...path, 'port'], found.why);
  if (!window) return undefined;
  const { port, declared } = found;
  return kind === 'bounds'
    ? readBounds(reading, path, port, declared, window, expectation)
    : readSighting(reading, path, port, declared, window, expectation);
}

function readWindow(
  reading: Reading,
  path: KeyPath,
  { after, before, settle }: Expectation,
): Window | undefined {
  const from = after ? timeIn(reading, [...path, 'after'], after) : 0;
  const to = before ? timeIn(reading, [...path, 'before'], before) : Number.POSITIVE_INFINITY;
  const calm = settle ? timeIn(reading, [...path, 'settle'], settle) : 0;
  if (from === undefined || to === undefined || calm === undefined) return undefined;
  const begin = from + calm;
  const end = Math.min(to, reading.untilSeconds);
  if (begin < end) return { after: begin, before: to };
  const key = settle ? 'settle' : before ? 'before' : 'after';
  return reading.wrong([...path, key, 'value'], {
    code: 'test-time',
    message: `No value counts: the expectation begins at ${begin} s, and ${end === to ? 'it' : 'the test'} ends at ${end} s`,
    hint: 'Let the expectation begin earlier or end later: after + settle must be less than before and until.',
  });
}

function readBounds(
  { resolution: { units }, wrong }: Reading,
  path: KeyPath,
  port: TestedPort,
  { type, unit, temperature, shape }: Port,
  window: Window,
  expectation: Expectation,
): Bounds | undefined {
  if ((type !== 'number' && type !== 'integer') || shape) {
    return wrong([...path, 'port'], {
      code: 'expectation-port',
      message: `${port.name} does not give single numbers, so it has no bounds`,
      hint: 'Name a port of type number, or write `seen` and `equals`.',
    });
  }
  const bounds: { minimum?: number; maximum?: number } = {};
  for (const key of ['minimum', 'maximum'] as const) {
    const written = expectation[key];
    if (written === undefined) continue;
    const outcome = readValue(units, key, parameterOf('number', { unit, temperature }), written);
    if ('value' in outcome) bounds[key] = outcome.value as number;
    else {
      const { key: within, ...finding } = outcome.refusal;
      return wrong([...path, key, ...(within ? [within] : [])], finding);
    }
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = bounds;
  if (minimum <= maximum) return { kind: 'bounds', port, window, ...bounds };
  return wrong([...path, 'minimum'], {
    code: 'expectation-bounds',
    message: `No value is within the bounds: the minimum ${minimum} is above the maximum ${maximum}${unit ? ` ${unit}` : ''}`,
    hint: 'Swap minimum and maximum, or correct one of them.',
  });
}

function readSighting(
  { resolution: { units }, wrong }: Reading,
  path: KeyPath,
  port: TestedPort,
  { type, ...measure }: Port,
  window: Window,
  { seen, equals }: Expectation,
): Sighting | undefined {
  const sighting = { kind: 'seen', port, seen: seen!, window } as const;
  if (equals === undefined || type === undefined) return sighting;
  const outcome = readValue(units, 'equals', parameterOf(type, measure), equals);
  if ('value' in outcome) return { ...sighting, equals: outcome.value };
  const { key, ...finding } = outcome.refusal;
  return wrong([...path, 'equals', ...(key ? [key] : [])], finding);
}
