import type { Position, Problem } from '../errors/problem.ts';
import type { Json } from '../values/json.ts';
import type { Document } from './document.ts';
import { decode, type Fault, largestFile, tooLarge } from './yaml/decode.ts';
import { Lines } from './yaml/lines.ts';
import { type ReadYaml, readYaml } from './yaml/read-yaml.ts';

/** Reads a YAML file. Whatever is in it, the answer comes within a second and is a value or problems. */
export function readDocument(file: string, bytes: Uint8Array): Document {
  if (bytes.length > largestFile) return unreadable(file, '', [tooLarge(bytes.length)]);
  const { text, fault } = decode(bytes);
  if (fault !== undefined) return unreadable(file, text, [fault]);
  const read = readYaml(text);
  return read.value === undefined ? faulty(file, text, read) : cleanDocument(file, read.value, () => text);
}

// A function of its own: otherwise the closure of a clean document would keep `read`, which is large.
function faulty(file: string, text: string, read: ReadYaml): Document {
  const lines = new Lines(text);
  const problems = read.faults.map(({ offset, ...finding }): Problem => {
    return { file, ...lines.at(offset), severity: 'error', ...finding };
  });
  return documentOf(file, undefined, problems, () => ({ text, read, lines }));
}

/** A document whose value is known already; its text is read again when a position is asked for. */
export function cleanDocument(file: string, value: Json, textOf: () => string): Document {
  return documentOf(file, value, [], () => {
    const text = textOf();
    return { text, read: readYaml(text), lines: new Lines(text) };
  });
}

/** A file that is not read, because its kind or its size is wrong. */
export function unreadableDocument(file: string, fault: Fault): Document {
  return unreadable(file, '', [fault]);
}

function unreadable(file: string, text: string, faults: readonly Fault[]): Document {
  return faulty(file, text, { value: undefined, faults, offsetOf: () => 0 });
}

interface Placed {
  readonly text: string;
  readonly read: ReadYaml;
  readonly lines: Lines;
}

function documentOf(
  file: string,
  value: Json | undefined,
  problems: readonly Problem[],
  place: () => Placed,
): Document {
  let known: Placed | undefined;
  const placed = (): Placed => {
    known ??= place();
    return known;
  };
  const positionAt = (offset: number): Position => ({ file, ...placed().lines.at(offset) });
  return {
    file,
    value,
    problems,
    positionOf: (path) => positionAt(placed().read.offsetOf(path, 'value')),
    positionOfKey: (path) => positionAt(placed().read.offsetOf(path, 'key')),
    positionWithin(path, part, offset) {
      const { text, read } = placed();
      const start = read.offsetOf(path, 'value');
      const content = /["']/.test(text[start] ?? '') ? start + 1 : start;
      return positionAt(text.startsWith(part, content) ? content + offset : start);
    },
  };
}
