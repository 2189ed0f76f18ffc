import { isJsonObject, type Json } from './json.ts';

/** The value at a JSON pointer (RFC 6901); `undefined` if there is none. */
export function atPointer(document: Json | undefined, pointer: string): Json | undefined {
  let value = document;
  for (const key of keysOf(pointer)) {
    if (Array.isArray(value)) value = arrayIndex.test(key) ? value[Number(key)] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

/**
 * Copies the document and puts the value at the pointer. Objects that are missing on the way are added. `undefined` if the
 * pointer leads through a value that is neither an object nor an existing element of an array.
 */
export function placedAt(document: Json, pointer: string, value: Json): Json | undefined {
  return placed(document, keysOf(pointer), value);
}

/** True if two pointers are equal or one of them leads into the value of the other. */
export function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

const arrayIndex = /^(0|[1-9]\d*)$/;

function placed(
  document: Json | undefined,
  [key, ...rest]: readonly string[],
  value: Json,
): Json | undefined {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const index = arrayIndex.test(key) ? Number(key) : document.length;
    if (index >= document.length) return undefined;
    const inner = placed(document[index], rest, value);
    return inner === undefined ? undefined : document.with(index, inner);
  }
  const object = document === undefined ? {} : document;
  if (!isJsonObject(object)) return undefined;
  const inner = placed(Object.hasOwn(object, key) ? object[key] : undefined, rest, value);
  return inner === undefined ? undefined : { ...object, [key]: inner };
}

/** The keys in a JSON pointer (RFC 6901). */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
