import type { Problem } from '../../errors/problem.ts';
import type { Finding } from '../../explain/explanations.ts';
import { didYouMean, nearest, nearestReference } from '../../references/index.ts';
import { keysOf } from '../../values/json-pointer.ts';
import type { Document } from '../document.ts';
import { describeKind, describeValue, fieldName, listed, quoted, wantedTypes } from './schema-words.ts';
import type { SchemaError } from './validator.ts';

interface Deviation extends Finding {
  /** From the root to the value, or to the key. */
  readonly path: readonly string[];
  readonly of?: 'key';
}

/** The references that there are, for a suggestion. */
type References = () => Iterable<string>;

/** What deviates from the schema, in the words of who wrote the file, each thing once. */
export function schemaProblems(
  document: Document,
  errors: readonly SchemaError[],
  references: References,
): readonly Problem[] {
  const missing = new Set(
    errors.flatMap((error) => (error.keyword === 'required' ? missingField(error) : [])),
  );
  // An unknown field that resembles a missing one is a single mistake, reported at the unknown field.
  const mistyped = new Set(errors.map((error) => mistypedField(error, missing)));
  return errors.flatMap((error): readonly Problem[] => {
    const deviation = deviationOf(error, missing, references);
    if (!deviation || (error.keyword === 'required' && mistyped.has(missingField(error)))) return [];
    const { path, of, ...finding } = deviation;
    const keys = path.map(keyOrIndex);
    const position = of === 'key' ? document.positionOfKey(keys) : document.positionOf(keys);
    return [{ ...position, severity: 'error', ...finding }];
  });
}

/** Indices of lists are digits in a JSON pointer, and so are keys like `1`, which no format has. */
function keyOrIndex(key: string): string | number {
  return /^[0-9]+$/.test(key) ? Number(key) : key;
}

function missingField({ instancePath, params }: SchemaError): string {
  return [...keysOf(instancePath), params['missingProperty']].join('\0');
}

function mistypedField(error: SchemaError, missing: ReadonlySet<string>): string | undefined {
  if (error.keyword !== 'additionalProperties') return undefined;
  const near = nearest(String(error.params['additionalProperty']), fieldsOf(error));
  const field = [...keysOf(error.instancePath), near].join('\0');
  return near !== undefined && missing.has(field) ? field : undefined;
}

function fieldsOf({ parentSchema }: SchemaError): readonly string[] {
  return Object.keys(parentSchema.properties ?? {});
}

function deviationOf(
  error: SchemaError,
  missing: ReadonlySet<string>,
  references: References,
): Deviation | undefined {
  const path = keysOf(error.instancePath);
  const { keyword, params, parentSchema, propertyName } = error;
  if (propertyName !== undefined) {
    return {
      code: 'name-malformed',
      path: [...path, propertyName],
      of: 'key',
      message: `${quoted(propertyName)} is not allowed as a name here`,
      hint: parentSchema.description ?? 'Choose another name.',
    };
  }
  switch (keyword) {
    case 'propertyNames':
      // The keyword below it says more.
      return undefined;
    case 'additionalProperties':
      return unknownField(error, path, String(params['additionalProperty']), missing);
    case 'required': {
      const field = String(params['missingProperty']);
      const description = parentSchema.properties?.[field]?.description;
      return {
        code: 'field-missing',
        path: [...path, field],
        of: 'key',
        message: `${fieldName(path)} has no ${quoted(field)}`,
        hint: `Add ${quoted(`${field}:`)}${description === undefined ? '.' : `. ${description}`}`,
      };
    }
    case 'uniqueItems':
      return {
        code: 'list-duplicate',
        path: [...path, String(params['i'])],
        message: `An element of ${fieldName(path)} is written twice`,
        hint: 'Keep one of the two.',
      };
    default:
      return wrongValue(error, path, references);
  }
}

// `{description: cooling, heating}` is a description and an empty field `heating`.
const comma =
  'Within braces, a comma ends a text. If the name belongs to the text before it, put that text in quotes.';

function unknownField(
  error: SchemaError,
  path: readonly string[],
  key: string,
  missing: ReadonlySet<string>,
): Deviation {
  const fields = fieldsOf(error);
  const data = error.data as { readonly [key: string]: unknown };
  const unset = fields.filter(
    (field) => missing.has([...path, field].join('\0')) || !Object.hasOwn(data, field),
  );
  const hint =
    data[key] === null ? comma : didYouMean(key, nearest(key, unset) === undefined ? fields : unset);
  const owner = path.length === 0 ? 'this file' : fieldName(path);
  return {
    code: 'field-unknown',
    path: [...path, key],
    of: 'key',
    message: `${quoted(key)} is not a field of ${owner}`,
    hint,
  };
}

function wrongValue(error: SchemaError, path: readonly string[], references: References): Deviation {
  const { keyword, params, data, parentSchema } = error;
  const is = (code: Finding['code'], what: string, advice: string, suggestion?: string): Deviation => ({
    code,
    path,
    message: `${fieldName(path)} ${what}`,
    hint: suggestion ?? parentSchema.description ?? advice,
  });
  const shown = describeValue(path, data);
  switch (keyword) {
    case 'type': {
      const wanted = wantedTypes(params['type']);
      return is('type-wrong', `is ${describeKind(data)}; expected ${wanted}`, `Write ${wanted}.`);
    }
    case 'enum':
    case 'const': {
      const allowed = [params['allowedValues'] ?? params['allowedValue']].flat().map(String);
      const near = nearest(String(data), allowed);
      const what = `is ${shown}; expected ${listed(allowed.map(quoted))}`;
      return is('value-not-allowed', what, 'Choose one of those.', near && `Did you mean ${near}?`);
    }
    case 'pattern':
    case 'minLength':
    case 'maxLength': {
      const isLong = keyword === 'maxLength';
      const what = isLong
        ? `longer than ${params['limit']} characters`
        : `${shown}, which has the wrong form`;
      const wrong = is('value-malformed', `is ${what}`, isLong ? 'Shorten it.' : 'Write something.');
      const near = meant(path, String(data), references);
      return near === undefined ? wrong : { ...wrong, hint: `Did you mean ${near}? ${wrong.hint}` };
    }
    default: {
      const [bound, counted] = bounds[keyword] ?? [keyword];
      const has = counted ? `has ${Object.keys(Object(data)).length} ${counted}` : `is ${shown}`;
      return is(
        'value-out-of-range',
        `${has}; expected ${bound} ${params['limit']}`,
        'Choose another value.',
      );
    }
  }
}

const bounds: Readonly<Record<string, readonly [bound: string, counted?: string]>> = {
  minimum: ['at least'],
  exclusiveMinimum: ['more than'],
  maximum: ['at most'],
  exclusiveMaximum: ['less than'],
  minItems: ['at least', 'elements'],
  maxItems: ['at most', 'elements'],
  minProperties: ['at least', 'fields'],
  maxProperties: ['at most', 'fields'],
};

/** What a reference, or the name of a twin, that has the wrong form most likely means. */
function meant(path: readonly string[], text: string, references: References): string | undefined {
  if (path.at(-1) === 'asset') return nearestReference(text, references());
  if (path.at(-1) !== 'twin') return undefined;
  return nearestReference(text.replace(/^(?:.*\/)?/, 'twins/'), references())?.replaceAll('twins/', '');
}
