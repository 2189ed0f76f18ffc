import type { KeyPath } from '../document/document.ts';
import type { Expectation } from '../generated/types.ts';
import { readValue } from '../parameters/index.ts';
import { nearestPath } from '../references/index.ts';
import type { Finding } from '../rules/rule.ts';
import { type Conversion, conversion, isConversion, isUnit, type Measure } from '../units/index.ts';
import type { Json } from '../values/json.ts';
import type { Port } from '../wiring/index.ts';
import { findPort, parameterOf, type Reading } from './reading.ts';
import type { Trajectory, TrajectoryColumn } from './test-plan.ts';
import { type Column, type Head, headIn, trajectoryPath } from './trajectory.ts';

/** The recording of another run, with the tolerance of each port. */
export function readTrajectory(
  reading: Reading,
  path: KeyPath,
  expectation: Expectation,
): Trajectory | undefined {
  const { resolved, resolution, wrong, wrongKey } = reading;
  const { tree } = resolution.catalogue;
  const file = trajectoryPath(resolved.twin, expectation.trajectory!);
  const head = headIn(tree, file);
  if (head === undefined) {
    const files = [...tree.entries.keys()].filter((entry) => entry.startsWith(`${resolved.twin.directory}/`));
    const near = nearestPath(file, files)?.slice(resolved.twin.directory.length + 1);
    return wrong([...path, 'trajectory'], {
      code: 'trajectory-missing',
      message: `${resolved.twin.directory} has no file ${expectation.trajectory} that can be read`,
      hint:
        near === undefined ? 'Add the file to the folder of the twin and to git.' : `Did you mean ${near}?`,
    });
  }
  const wrongInFile = (finding: Finding, { at }: Pick<Column, 'at'> = { at: 1 }): undefined =>
    void reading.problems.push({ file, line: 1, column: at, severity: 'error', ...finding });
  const { columns } = head;
  const misshapen = shapeProblem(file, head);
  if (misshapen) return wrongInFile(misshapen);
  const time = columns.findIndex(({ name }) => name === 'time');
  const read = columns.flatMap((column, index): TrajectoryColumn[] => {
    if (index === time) return [];
    const found = readColumn(reading, path, expectation, column, index, wrongInFile);
    return found ? [found] : [];
  });
  for (const port of Object.keys(expectation.tolerance ?? {})) {
    if (columns.some(({ name }) => name === port)) continue;
    wrongKey([...path, 'tolerance', port], {
      code: 'trajectory-columns',
      message: `${file} has no column ${port}, so its tolerance has no effect`,
      hint: 'Correct the name, or remove the tolerance.',
    });
  }
  const timeBy = by(reading, columns[time]!, {}, { unit: 's' }, wrongInFile);
  if (!timeBy || read.length < columns.length - 1) return undefined;
  return { kind: 'trajectory', file, time: { index: time, convert: timeBy }, columns: read };
}

/** The first fault of the file that doesn't depend on the twin. */
function shapeProblem(file: string, { columns, hasRows }: Head): Finding | undefined {
  const code = 'trajectory-columns';
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (!names.includes('time') || names.length < 2) {
    return {
      code,
      message: `The first line of ${file} has no column ${names.includes('time') ? 'for a port' : 'time'}`,
      hint: 'Name the columns in the first line, with commas between them: time,physical.temperature [Cel]',
    };
  }
  if (twice !== undefined)
    return { code, message: `${file} has two columns ${twice}`, hint: 'Remove one of them.' };
  if (hasRows) return undefined;
  const message = `${file} has no row, so there is nothing to compare with`;
  return { code, message, hint: 'Write a row for each time that matters: 60,21.5' };
}

type WrongInFile = (finding: Finding, column?: Column) => undefined;

const portName = /^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9_]*$/;

function readColumn(
  reading: Reading,
  path: KeyPath,
  { tolerance = {} }: Expectation,
  column: Column,
  index: number,
  wrongInFile: WrongInFile,
): TrajectoryColumn | undefined {
  const { name } = column;
  if (!portName.test(name)) {
    const finding = {
      code: 'trajectory-columns',
      message: `The column ${JSON.stringify(column.heading)} is neither time nor a port`,
      hint: 'Write the name of a port, and its unit in brackets: physical.temperature [Cel]',
    } as const;
    return wrongInFile(finding, column);
  }
  const found = findPort(reading, name);
  if ('why' in found) {
    const { why } = found;
    return why && wrongInFile({ ...why, message: `The column ${name}: ${why.message}` }, column);
  }
  const { port, declared } = found;
  if (declared.shape) {
    const finding = {
      code: 'expectation-port',
      message: `The column ${name}: the port gives arrays, and a trajectory compares single values`,
      hint: 'Remove the column. A function can judge arrays.',
    } as const;
    return wrongInFile(finding, column);
  }
  const convert = by(reading, column, declared, declared, wrongInFile);
  const { absolute, relative = 0 } = tolerance[name] ?? {};
  const most =
    absolute === undefined
      ? 0
      : readAbsolute(reading, [...path, 'tolerance', name, 'absolute'], declared, absolute as Json);
  if (!convert || most === undefined) return undefined;
  return { index, port, type: declared.type ?? 'number', convert, absolute: most, relative };
}

/** A tolerance is a difference, whatever the port measures. */
function readAbsolute(
  { resolution: { units }, wrong }: Reading,
  path: KeyPath,
  { unit }: Port,
  written: Json,
): number | undefined {
  const outcome = readValue(
    units,
    'absolute',
    { ...parameterOf('number', { unit, temperature: 'difference' }), minimum: 0 },
    written,
  );
  if ('value' in outcome) return outcome.value as number;
  const { key, ...finding } = outcome.refusal;
  return wrong([...path, ...(key ? [key] : [])], finding);
}

/** From the unit of a column, by default `measure`'s, to the unit that is needed. */
function by(
  { resolution: { units } }: Reading,
  column: Column,
  { temperature }: Measure,
  to: Measure,
  wrongInFile: WrongInFile,
): Conversion | undefined {
  const { name, unit } = column;
  const found = unit === undefined ? undefined : units.find(unit);
  const outcome =
    found && !isUnit(found) ? found : conversion(units, { unit: unit ?? to.unit, temperature }, to);
  return isConversion(outcome)
    ? outcome
    : wrongInFile({ ...outcome, message: `The column ${name}: ${outcome.message}` }, column);
}
