import { posix } from 'node:path';
import type { Expectation, Twin } from '../generated/types.ts';
import type { Sourced } from '../tree/catalogue.ts';
import type { Tree } from '../tree/tree.ts';

/** A column of a trajectory file: `time`, `lid.open`, `physical.temperature [Cel]`. */
export interface Column {
  /** The heading as the file has it. */
  readonly heading: string;
  /** `time` or the name of a port. */
  readonly name: string;
  /** A UCUM code. Absent: the unit of the port; seconds for `time`. */
  readonly unit?: string | undefined;
}

/** More bytes are not read. */
export const largestTrajectory = 64 * 1024 * 1024;

/** The columns in the first line of a CSV file, in their order. */
export function columnsOf(text: string): readonly Column[] {
  const [head = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  return head.split(',').map((cell) => {
    const heading = cell.trim().replace(/^"(.*)"$/, '$1');
    const [, name = heading, unit] = /^(\S+)\s+\[(\S+)\]$/.exec(heading) ?? [];
    return { heading, name, ...(unit === undefined ? {} : { unit }) };
  });
}

/** The path of a trajectory file in the repository. */
export function trajectoryPath({ directory }: Sourced<Twin>, file: string): string {
  return posix.join(directory, file);
}

/** The columns of a trajectory file; `undefined` if the file is missing or can't be read. */
export function columnsIn(tree: Tree, path: string): readonly Column[] | undefined {
  const mode = tree.entries.get(path)?.mode;
  if (mode !== '100644' && mode !== '100755') return undefined;
  const bytes = tree.readUpTo(path, largestTrajectory);
  // The first line of 1,000 columns is shorter than this.
  return bytes && columnsOf(new TextDecoder().decode(bytes.subarray(0, 256 * 1024)));
}

/** The units that the trajectory files of a twin's test name. */
export function trajectoryUnits(tree: Tree, twin: Sourced<Twin>): readonly string[] {
  const expectations = Object.values(twin.value.spec.test?.expect ?? {});
  const files = expectations.flatMap(({ trajectory }: Expectation) => trajectory ?? []);
  const columns = files.flatMap((file) => columnsIn(tree, trajectoryPath(twin, file)) ?? []);
  return columns.flatMap(({ unit }) => unit ?? []);
}
