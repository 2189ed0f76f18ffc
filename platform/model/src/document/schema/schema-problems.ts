import type { Problem } from '../../errors/problem.ts';
import type { Finding } from '../../explain/explanations.ts';
import { didYouMean, nearest, nearestReference } from '../../references/index.ts';
import { keysOf } from '../../values/json-pointer.ts';
import type { Document } from '../document.ts';
import { describeKind, fieldName, isPrivate, listed, quoted, wantedTypes } from './schema-words.ts';
import type { SchemaError } from './validator.ts';

interface Deviation extends Finding {
  /** From the root to the value, or to the key. */
  readonly path: readonly string[];
  readonly of?: 'key';
}

/** What deviates from the schema, in the words of who wrote the file, each thing once. */
export function schemaProblems(
  document: Document,
  errors: readonly SchemaError[],
  references: () => Iterable<string>,
): readonly Problem[] {
  const missing = new Set(errors.filter((error) => error.keyword === 'required').map(missingField));
  const findings = errors.flatMap((error): readonly Deviation[] => {
    const finding = findingOf(error, missing, references);
    return finding === undefined ? [] : [finding];
  });
  // An unknown field that resembles a missing one is a single mistake, reported at the unknown field.
  const mistyped = new Set(errors.map((error) => mistypedField(error, missing)));
  return findings
    .filter((finding) => finding.code !== 'field-missing' || !mistyped.has(finding.path.join('\0')))
    .map(({ path, of, ...rest }) => ({
      ...(of === 'key' ? document.positionOfKey(keys(path)) : document.positionOf(keys(path))),
      severity: 'error',
      ...rest,
    }));
}

/** Indices of lists are digits in a JSON pointer, and so are keys like `1`, which no format has. */
function keys(path: readonly string[]): readonly (string | number)[] {
  return path.map((key) => (/^[0-9]+$/.test(key) ? Number(key) : key));
}

function missingField(error: SchemaError): string {
  return [...keysOf(error.instancePath), String(error.params['missingProperty'])].join('\0');
}

function mistypedField(error: SchemaError, missing: ReadonlySet<string>): string | undefined {
  if (error.keyword !== 'additionalProperties') return undefined;
  const path = keysOf(error.instancePath);
  const candidates = Object.keys(error.parentSchema.properties ?? {});
  const near = nearest(String(error.params['additionalProperty']), candidates);
  const key = near === undefined ? undefined : [...path, near].join('\0');
  return key !== undefined && missing.has(key) ? key : undefined;
}

function findingOf(
  error: SchemaError,
  missing: ReadonlySet<string>,
  references: () => Iterable<string>,
): Deviation | undefined {
  const path = keysOf(error.instancePath);
  const { params } = error;
  if (error.propertyName !== undefined) return badKey(error, [...path, error.propertyName]);
  switch (error.keyword) {
    case 'propertyNames':
      // Said better by the keyword below it.
      return undefined;
    case 'additionalProperties':
      return unknownField(error, path, String(params['additionalProperty']), missing);
    case 'required':
      return missingFinding(error, path, String(params['missingProperty']));
    case 'type':
      return {
        code: 'type-wrong',
        path,
        message: `${fieldName(path)} is ${describeKind(error.data)}; expected ${wantedTypes(params['type'])}`,
        hint: error.parentSchema.description ?? `Write ${wantedTypes(params['type'])}.`,
      };
    case 'enum':
    case 'const':
      return notAllowed(error, path);
    case 'pattern':
    case 'minLength':
    case 'maxLength':
      return malformed(error, path, references);
    case 'uniqueItems':
      return {
        code: 'list-duplicate',
        path: [...path, String(params['i'])],
        message: `An element of ${fieldName(path)} is written twice`,
        hint: 'Keep one of the two.',
      };
    default:
      return outOfRange(error, path);
  }
}

function unknownField(
  error: SchemaError,
  path: readonly string[],
  key: string,
  missing: ReadonlySet<string>,
): Deviation {
  const fields = Object.keys(error.parentSchema.properties ?? {});
  const data = error.data;
  const unset = fields.filter((field) => missing.has([...path, field].join('\0')) || !isKeyOf(data, field));
  return {
    code: 'field-unknown',
    path: [...path, key],
    of: 'key',
    message: `${quoted(key)} is not a field of ${path.length === 0 ? 'this file' : fieldName(path)}`,
    hint: isEmptyIn(data, key) ? comma : didYouMean(key, nearest(key, unset) === undefined ? fields : unset),
  };
}

// `{description: cooling, heating}` is a description and an empty field `heating`.
const comma =
  'Within braces, a comma ends a text. If the name belongs to the text before it, put that text in quotes.';

function isEmptyIn(data: unknown, key: string): boolean {
  return isKeyOf(data, key) && (data as { readonly [key: string]: unknown })[key] === null;
}

function isKeyOf(data: unknown, field: string): boolean {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, field);
}

function missingFinding(error: SchemaError, path: readonly string[], field: string): Deviation {
  const description = error.parentSchema.properties?.[field]?.description;
  return {
    code: 'field-missing',
    path: [...path, field],
    of: 'key',
    message: `${fieldName(path)} has no ${quoted(field)}`,
    hint: `Add ${quoted(`${field}:`)}${description === undefined ? '.' : `. ${description}`}`,
  };
}

function badKey(error: SchemaError, path: readonly string[]): Deviation {
  return {
    code: 'name-malformed',
    path,
    of: 'key',
    message: `${quoted(String(error.propertyName))} is not allowed as a name here`,
    hint: error.parentSchema.description ?? 'Choose another name.',
  };
}

function notAllowed(error: SchemaError, path: readonly string[]): Deviation {
  const allowed =
    error.keyword === 'const' ? [error.params['allowedValue']] : (error.params['allowedValues'] as unknown[]);
  const near = nearest(String(error.data), allowed.map(String));
  return {
    code: 'value-not-allowed',
    path,
    message: `${fieldName(path)} is ${describe(path, error.data)}; expected ${listed(allowed.map((value) => quoted(String(value))))}`,
    hint:
      near === undefined
        ? (error.parentSchema.description ?? 'Choose one of those.')
        : `Did you mean ${near}?`,
  };
}

function malformed(
  error: SchemaError,
  path: readonly string[],
  references: () => Iterable<string>,
): Deviation {
  const tooLong = error.keyword === 'maxLength';
  const what = tooLong
    ? `longer than ${String(error.params['limit'])} characters`
    : describe(path, error.data);
  const near = meant(path, String(error.data), references);
  return {
    code: 'value-malformed',
    path,
    message: `${fieldName(path)} is ${what}${tooLong ? '' : ', which has the wrong form'}`,
    hint: [
      ...(near === undefined ? [] : [`Did you mean ${near}?`]),
      error.parentSchema.description ?? (tooLong ? 'Shorten it.' : 'Write something.'),
    ].join(' '),
  };
}

/** What a reference, or the name of a twin, that isn't written as one most likely means. */
function meant(
  path: readonly string[],
  text: string,
  references: () => Iterable<string>,
): string | undefined {
  if (path.at(-1) === 'asset') return nearestReference(text, references());
  if (path.at(-1) !== 'twin') return undefined;
  return nearestReference(text.replace(/^(?:.*\/)?/, 'twins/'), references())?.replaceAll('twins/', '');
}

const ranges: Readonly<Record<string, string>> = {
  minimum: 'at least',
  exclusiveMinimum: 'more than',
  maximum: 'at most',
  exclusiveMaximum: 'less than',
  minItems: 'at least',
  minProperties: 'at least',
  maxItems: 'at most',
  maxProperties: 'at most',
};

function outOfRange(error: SchemaError, path: readonly string[]): Deviation {
  const bound = `${ranges[error.keyword] ?? error.keyword} ${String(error.params['limit'])}`;
  const counted = error.keyword.endsWith('Items')
    ? 'elements'
    : error.keyword.endsWith('Properties')
      ? 'fields'
      : undefined;
  const size = Array.isArray(error.data) ? error.data.length : Object.keys(Object(error.data)).length;
  return {
    code: 'value-out-of-range',
    path,
    message:
      counted === undefined
        ? `${fieldName(path)} is ${describe(path, error.data)}; expected ${bound}`
        : `${fieldName(path)} has ${size} ${counted}; expected ${bound}`,
    hint: error.parentSchema.description ?? 'Choose another value.',
  };
}

/** A value that may be a secret written by mistake isn't repeated in a message that ends up in a log. */
function describe(path: readonly string[], data: unknown): string {
  const plain = typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean';
  return plain && !isPrivate(path) ? quoted(String(data)) : describeKind(data);
}
