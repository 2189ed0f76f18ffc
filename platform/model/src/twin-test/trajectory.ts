import { posix } from 'node:path';
import type { Expectation, Twin } from '../generated/types.ts';
import type { Sourced } from '../tree/catalogue.ts';
import type { Tree } from '../tree/tree.ts';

/** A column of a trajectory file: `time`, `lid.open`, `physical.temperature [Cel]`. */
export interface Column {
  /** Where its heading begins in the first line, counted from 1. */
  readonly at: number;
  /** The heading as the file has it. */
  readonly heading: string;
  /** `time` or the name of a port. */
  readonly name: string;
  /** A UCUM code. Absent: the unit of the port; seconds for `time`. */
  readonly unit?: string | undefined;
}

/** More bytes are not read. */
export const largestTrajectory = 64 * 1024 * 1024;

/** The head of a trajectory file. */
export interface Head {
  /** The columns in their order. */
  readonly columns: readonly Column[];
  /** Whether more than the first line is there. */
  readonly hasRows: boolean;
}

function headOf(text: string): Head {
  const [head = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  let next = 1;
  const columns = head.split(',').map((cell) => {
    const at = next;
    next += cell.length + 1;
    const heading = cell.trim().replace(/^"(.*)"$/, '$1');
    const [, name = heading, unit] = /^(\S+)\s+\[(\S+)\]$/.exec(heading) ?? [];
    return { at, heading, name, ...(unit === undefined ? {} : { unit }) };
  });
  return { columns, hasRows: text.trim().includes('\n') };
}

/** The path of a trajectory file in the repository. */
export function trajectoryPath({ directory }: Sourced<Twin>, file: string): string {
  return posix.join(directory, file);
}

/** The head of a trajectory file; `undefined` if the file is missing or can't be read. */
export function headIn(tree: Tree, path: string): Head | undefined {
  const mode = tree.entries.get(path)?.mode;
  if (mode !== '100644' && mode !== '100755') return undefined;
  const bytes = tree.readUpTo(path, largestTrajectory);
  // The first line of 1,000 columns is shorter than this.
  return bytes && headOf(new TextDecoder().decode(bytes.subarray(0, 256 * 1024)));
}

/** The units that the trajectory files of a twin's test name. */
export function trajectoryUnits(tree: Tree, twin: Sourced<Twin>): readonly string[] {
  const expectations = Object.values(twin.value.spec.test?.expect ?? {});
  const files = expectations.flatMap(({ trajectory }: Expectation) => trajectory ?? []);
  const columns = files.flatMap((file) => headIn(tree, trajectoryPath(twin, file))?.columns ?? []);
  return columns.flatMap(({ unit }) => unit ?? []);
}
