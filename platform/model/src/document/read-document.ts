import type { Position, Problem } from '../errors/problem.ts';
import type { Json } from '../values/json.ts';
import type { Document, KeyPath } from './document.ts';
import { type Fault, toProblem } from './file-problem.ts';
import { decode, largestFile, tooLarge } from './yaml/decode.ts';
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
  const problems = read.faults.map((each) => toProblem(file, lines, each));
  return new TextDocument(file, undefined, problems, () => ({ text, read, lines }));
}

/** A document whose value is known already; its text is read again when a position is asked for. */
export function cleanDocument(file: string, value: Json, textOf: () => string): Document {
  return new TextDocument(file, value, [], () => {
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

class TextDocument implements Document {
  readonly file: string;
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
  private placed: Placed | undefined;
  private readonly place: () => Placed;

  constructor(file: string, value: Json | undefined, problems: readonly Problem[], place: () => Placed) {
    this.file = file;
    this.value = value;
    this.problems = problems;
    this.place = place;
  }

  positionOf(path: KeyPath): Position {
    return this.position(path, 'value');
  }

  positionWithin(path: KeyPath, value: string, offset: number): Position {
    const { text, read, lines } = this.known();
    const start = read.offsetOf(path, 'value');
    const content = /["']/.test(text[start] ?? '') ? start + 1 : start;
    return { file: this.file, ...lines.at(text.startsWith(value, content) ? content + offset : start) };
  }

  positionOfKey(path: KeyPath): Position {
    return this.position(path, 'key');
  }

  private position(path: KeyPath, of: 'key' | 'value'): Position {
    const { read, lines } = this.known();
    return { file: this.file, ...lines.at(read.offsetOf(path, of)) };
  }

  private known(): Placed {
    this.placed ??= this.place();
    return this.placed;
  }
}
