import type { KeyPath } from '../document/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { Quantity, TwinTest, ValueType } from '../generated/types.ts';
import { parseEndpoint, physical } from '../references/index.ts';
import { emulatorId, type Resolution, type ResolvedTwin } from '../resolution/index.ts';
import type { Finding } from '../rules/rule.ts';
import { conversion, convert, isConversion, isUnit } from '../units/index.ts';
import { isPort, outputNamed, type Port } from '../wiring/index.ts';
import type { TestedPort } from './test-plan.ts';

/** What the readers of expectations share. They report problems and return `undefined` for what can't be used. */
export interface Reading {
  readonly resolved: ResolvedTwin;
  readonly resolution: Resolution;
  readonly test: TwinTest;
  readonly problems: Problem[];
  /** The end of the run, in seconds; infinite if the test doesn't say it in a unit of time. */
  readonly untilSeconds: number;
  wrong(path: KeyPath, finding: Finding): undefined;
  wrongKey(path: KeyPath, finding: Finding): undefined;
}

/** A time in seconds; `undefined` if it isn't one, which is reported. */
export function timeIn(
  { resolution: { units }, wrong, untilSeconds }: Reading,
  path: KeyPath,
  { value, unit }: Quantity,
): number | undefined {
  const found = units.find(unit);
  if (!isUnit(found)) return wrong([...path, 'unit'], found);
  const by = conversion(units, { unit }, { unit: 's' });
  const timeless = { code: 'test-time', hint: 'Write it in s, ms or min.' } as const;
  if (!isConversion(by))
    return wrong([...path, 'unit'], { ...timeless, message: `${unit} is not a unit of time` });
  const seconds = convert(value, by);
  if (!(seconds >= 0)) {
    const message = 'A time of a test counts from the start of the run, so it is not negative';
    return wrong([...path, 'value'], { code: 'test-time', message, hint: 'Write zero or more.' });
  }
  if (seconds <= untilSeconds) return seconds;
  return wrong([...path, 'value'], {
    code: 'test-time',
    message: `${value} ${unit} is after the end of the test`,
    hint: 'Write a time before `until` of the test, or let the test take longer.',
  });
}

/**
 * The output of that name, as the emulated run has it.
 *
 * @returns `why`: what to report; `undefined` if a reference leads nowhere, which is reported there
 */
export function findPort(
  { resolved }: Reading,
  name: string,
): { readonly port: TestedPort; readonly declared: Port } | { readonly why: Finding | undefined } {
  const declared = outputNamed(resolved, name);
  if (isPort(declared)) return { port: testedPort(name, declared), declared };
  const why = declared.why();
  if (why?.code !== 'connection-direction') return { why };
  return {
    why: {
      code: 'expectation-port',
      message: `${name} is an input, and a test looks at outputs`,
      hint: 'Name the output that is connected to it.',
    },
  };
}

function testedPort(name: string, { unit }: Port): TestedPort {
  const { component, port } = parseEndpoint(name)!;
  const source = `${component === physical ? emulatorId : component}.${port}`;
  return { name, source, ...(unit === undefined ? {} : { unit }) };
}

/** How values of a port are written, for `readValue`. */
export function parameterOf<T extends ValueType>(type: T, { unit, temperature, shape }: Omit<Port, 'type'>) {
  return {
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(shape === undefined ? {} : { shape: [...shape] }),
  };
}
