import { isScalar, parseDocument, visit } from 'yaml';

/** A mapping of a file. Files are read as data: what they should have is for the rules to say. */
export interface Mapping {
  readonly [key: string]: unknown;
}

/** A scalar with the comment on its line. */
export interface Commented {
  readonly key: string;
  readonly value: string;
  readonly comment: string;
}

/** A workflow, or the `action.yml` of a composite action. */
export interface ParsedFile {
  readonly name: string;
  readonly content: Mapping;
  /** Every scalar of a mapping, wherever it is. */
  readonly scalars: readonly Commented[];
}

export function parseFile(name: string, text: string): ParsedFile {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) throw new Error(`${name}: ${document.errors[0]?.message}`);
  const scalars: Commented[] = [];
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value)) return;
      scalars.push({
        key: String(key.value),
        value: String(value.value),
        comment: value.comment?.trim() ?? '',
      });
    },
  });
  return { name, content: mappingOf(document.toJS()), scalars };
}

/** Empty for what is no mapping. */
export function mappingOf(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly Mapping[] {
  return Array.isArray(value) ? value.map(mappingOf) : [];
}

/** The names of the events that start a workflow. */
export function eventsOf({ content }: ParsedFile): readonly string[] {
  const { on } = content;
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(mappingOf(on));
}

export function jobsOf({ content }: ParsedFile): readonly (readonly [string, Mapping])[] {
  return Object.entries(mappingOf(content['jobs'])).map(([name, job]) => [name, mappingOf(job)]);
}

/** The steps of a job or of a composite action. */
export function stepsOf(from: Mapping): readonly Mapping[] {
  return listOf(from['steps']);
}

/** Whether a text in it, at any depth, has the pattern. */
export function mentions(value: unknown, pattern: RegExp): boolean {
  return pattern.test(JSON.stringify(value) ?? '');
}
