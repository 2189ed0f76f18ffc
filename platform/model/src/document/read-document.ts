import type { Position, Problem } from '../errors/problem.ts';
import type { Json } from '../values/json.ts';
import type { Document, KeyPath } from './document.ts';
import { decode, type Fault, largestFile, tooLarge } from './yaml/decode.ts';
import { placeIn } from './yaml/lines.ts';
import { offsetIn } from './yaml/offsets.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Reads a YAML file. Whatever is in it, the answer comes within a second and is a value or problems. */
export function readDocument(file: string, bytes: Uint8Array): Document {
  if (bytes.length > largestFile) return faultyDocument(file, '', [tooLarge(bytes.length)]);
  const { text, fault } = decode(bytes);
  if (fault !== undefined) return faultyDocument(file, text, [fault]);
  const { value, faults } = readYaml(text);
  return value === undefined ? faultyDocument(file, text, faults) : cleanDocument(file, value, () => text);
}

/** A file with these faults; its text is empty if its kind or its size is wrong. */
export function faultyDocument(file: string, text: string, faults: readonly Fault[]): Document {
  const problems = faults.map(({ offset, ...finding }): Problem => {
    return { file, ...placeIn(text, offset), severity: 'error', ...finding };
  });
  const { line, column } = problems[0]!;
  const first = (): Position => ({ file, line, column });
  return { file, value: undefined, problems, positionOf: first, positionOfKey: first, positionWithin: first };
}

/** A document whose value is known already; its text is read again when a position is asked for. */
export function cleanDocument(file: string, value: Json, textOf: () => string): Document {
  const place = () => {
    const text = textOf();
    return { text, events: readYaml(text).events };
  };
  let placed: ReturnType<typeof place> | undefined;
  const offsetOf = (path: KeyPath, of: 'key' | 'value'): number => {
    placed ??= place();
    return offsetIn(placed.text, placed.events, path, of);
  };
  const positionAt = (offset: number): Position => ({ file, ...placeIn(placed!.text, offset) });
  return {
    file,
    value,
    problems: [],
    positionOf: (path) => positionAt(offsetOf(path, 'value')),
    positionOfKey: (path) => positionAt(offsetOf(path, 'key')),
    positionWithin(path, part, offset) {
      const start = offsetOf(path, 'value');
      const { text } = placed!;
      const content = /["']/.test(text[start] ?? '') ? start + 1 : start;
      return positionAt(text.startsWith(part, content) ? content + offset : start);
    },
  };
}
