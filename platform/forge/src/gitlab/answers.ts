import { forgeAnswerInvalid } from '../failures.ts';

/** Makes a typed value of a part of an answer, or throws an `Unexpected`. `at` says where the part stands. */
export type Reader<Value> = (value: unknown, at: string) => Value;

type ValueOf<R> = R extends Reader<infer Value> ? Value : never;

class Unexpected extends Error {}

export const text: Reader<string> = (value, at) => {
  if (typeof value !== 'string') throw new Unexpected(`${at} is not a text`);
  return value;
};

export const number: Reader<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new Unexpected(`${at} is not a whole number`);
  return value;
};

export const flag: Reader<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new Unexpected(`${at} is neither true nor false`);
  return value;
};

/** A commit's id. */
export const commitId: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || !/^[0-9a-f]{40}$/.test(value))
    throw new Unexpected(`${at} is not a commit`);
  return value;
};

/** `null`, or a field that is not there, is undefined. */
export function optional<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (value, at) => (value === null || value === undefined ? undefined : read(value, at));
}

export function list<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Unexpected(`${at} is not a list`);
    return value.map((entry: unknown, index) => read(entry, `${at}[${index}]`));
  };
}

/** Takes the named fields, and leaves others. */
export function fields<Readers extends Readonly<Record<string, Reader<unknown>>>>(
  readers: Readers,
): Reader<{ readonly [Name in keyof Readers]: ValueOf<Readers[Name]> }> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Unexpected(`${at} is not an object`);
    const given = new Map<string, unknown>(Object.entries(value));
    const read = Object.entries(readers).map(([name, reader]) => [
      name,
      reader(given.get(name), `${at}.${name}`),
    ]);
    return Object.fromEntries(read);
  };
}

/** Reads an answer of the forge; what is not as expected fails with `forge-answer-invalid`. */
export async function readAs<Value>(
  read: Reader<Value>,
  { forge, request }: { readonly forge: string; readonly request: string },
  answer: Promise<unknown>,
): Promise<Value> {
  const value = await answer;
  try {
    return read(value, 'the answer');
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    throw forgeAnswerInvalid({ forge, request, said: error.message, cause: error });
  }
}
