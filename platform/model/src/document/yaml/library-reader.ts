import { isCollection, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Json } from '../../json.ts';
import type { KeyPath } from '../document.ts';
import type { Fault } from '../file-problem.ts';
import { deepest, guard } from './guard.ts';
import { syntaxFault } from './syntax-fault.ts';

/** A text as the yaml library reads it: any YAML that configuration may use, with the offset of everything. */
export interface LibraryText {
  readonly value: Json | undefined;
  readonly faults: readonly Fault[];
  /** Offset of the value, or of its key, or of the nearest thing around it. */
  offsetOf(path: KeyPath, of: 'key' | 'value'): number;
}

export function readWithLibrary(text: string): LibraryText {
  const guarded = guard(text);
  return guarded.length > 0 ? unreadable(guarded) : readUnguarded(text);
}

/** For a text that the clean reader accepted: nothing in it needs the guard. */
export function readUnguarded(text: string): LibraryText {
  // Half a second of a hostile file's time goes into the stacks of errors that nobody sees.
  const stackTraceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    // Looking for keys that stand twice is quadratic in the library, and done in `Conversion`.
    const document = parseDocument(text, {
      prettyErrors: false,
      logLevel: 'silent',
      uniqueKeys: false,
      schema: 'core',
    });
    const [error] = document.errors;
    if (error !== undefined) return unreadable([syntaxFault(error, text)]);
    if (document.contents === null || isEmpty(document.contents)) return unreadable([empty]);
    return convert(document.contents);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const empty: Fault = {
  code: 'yaml-empty',
  offset: 0,
  message: 'The file is empty',
  hint: 'Begin with `apiVersion: dtaas/v1`, or remove the file. `dtaas new` writes one that works.',
};

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function unreadable(faults: readonly Fault[]): LibraryText {
  return { value: undefined, faults, offsetOf: () => faults[0]?.offset ?? 0 };
}

function convert(contents: ParsedNode): LibraryText {
  const faults: Fault[] = [];
  const value = new Conversion(faults).toJson(contents, 0);
  return {
    value: faults.length > 0 ? undefined : value,
    faults,
    offsetOf: (path, of) => offsetIn(contents, path, of),
  };
}

/** Of one file: who has mended these sees the others. */
const mostFaults = 100;

/** From the library's nodes to plain values; what JSON has no place for is a fault. */
class Conversion {
  private readonly faults: Fault[];

  constructor(faults: Fault[]) {
    this.faults = faults;
  }

  toJson(node: Node | null, depth: number): Json {
    if (depth > deepest)
      return this.fault(
        'yaml-nesting',
        node,
        `More than ${deepest} collections in one another`,
        'Is a bracket not closed?',
      );
    if (isMap(node)) return this.mapping(node.items, depth);
    if (isSeq(node)) return node.items.map((item) => this.toJson(item as Node | null, depth + 1));
    return isScalar(node) ? this.scalar(node) : null;
  }

  private mapping(pairs: readonly { key: unknown; value: unknown }[], depth: number): Json {
    const result: { [key: string]: Json } = {};
    for (const pair of pairs) {
      const keyNode = pair.key as Node | null;
      const key = isScalar(keyNode) ? keyNode.value : undefined;
      const value = this.toJson(pair.value as Node | null, depth + 1);
      if (key === '__proto__') {
        this.fault('yaml-key', keyNode, '`__proto__` can’t be a key here', 'Take it away, or rename it.');
      } else if (typeof key !== 'string') {
        this.fault(
          'yaml-key',
          keyNode ?? (pair.value as Node | null),
          'This key isn’t a text',
          'Write it in quotes, or is a value missing its key?',
        );
      } else if (Object.hasOwn(result, key)) {
        this.fault(
          'yaml-duplicate-key',
          keyNode,
          `\`${key}\` stands here a second time`,
          'Keep one of the two.',
        );
      } else result[key] = value;
    }
    return result;
  }

  private scalar(node: Node & { value: unknown; source?: string }): Json {
    const { value } = node;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return this.fault(
        'yaml-number',
        node,
        `\`${node.source}\` isn't a finite number`,
        'Write a finite number, or leave the field out.',
      );
    }
    // `-0` is the number 0: JSON readers differ about its sign.
    if (typeof value === 'number') return value === 0 ? 0 : value;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    return this.fault('yaml-syntax', node, 'This isn’t a value that JSON has', 'Write it in quotes.');
  }

  private fault(code: string, node: Node | null, message: string, hint: string): null {
    if (this.faults.length < mostFaults) {
      this.faults.push({ code, offset: node?.range?.[0] ?? 0, message, hint });
    }
    return null;
  }
}

function offsetIn(contents: Node, path: KeyPath, of: 'key' | 'value'): number {
  let node: Node | null = contents;
  let offset = start(contents) ?? 0;
  for (const [index, segment] of path.entries()) {
    if (!isCollection(node)) break;
    const last = index === path.length - 1;
    const wanted = of === 'key' && last;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === segment);
      if (pair === undefined) break;
      const key = start(pair.key as Node) ?? offset;
      node = pair.value as Node | null;
      // Where the value isn't there, or is what the path goes on from, its key is what a reader looks for.
      offset = wanted ? key : ((last && !isAbsent(node) ? start(node) : undefined) ?? key);
    } else {
      const item: unknown = node.items[Number(segment)];
      if (item === undefined || item === null) break;
      node = item as Node;
      offset = start(node) ?? offset;
    }
  }
  return offset;
}

function isAbsent(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.source ?? '') === '' && node.value === null);
}

function start(node: Node | null): number | undefined {
  return node?.range?.[0];
}
