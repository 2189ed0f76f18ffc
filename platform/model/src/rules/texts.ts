import { codePoint, controlCharacter } from '../document/yaml/decode.ts';
import type { Json } from '../values/json.ts';
import { at, eachAsset, eachTwin, type KeyPath, type Problem, type Rule, type Sourced } from './rule.ts';

/**
 * The results of `find` for the texts in a value, each with its path. Every text of every file is visited, so one path
 * is reused, and copied only if `find` has a result.
 */
export function findInTexts<T>(
  value: Json,
  find: (text: string, path: KeyPath) => T | undefined,
): readonly (readonly [path: KeyPath, found: T])[] {
  const all: (readonly [KeyPath, T])[] = [];
  const path: (string | number)[] = [];
  const visit = (value: Json): void => {
    if (typeof value === 'string') {
      const found = find(value, path);
      if (found !== undefined) all.push([[...path], found]);
    } else if (value !== null && typeof value === 'object') {
      for (const key of Object.keys(value)) {
        path.push(Array.isArray(value) ? Number(key) : key);
        visit((value as { readonly [key: string]: Json })[key]!);
        path.pop();
      }
    }
  };
  visit(value);
  return all;
}

/** Texts for people have no characters that control a terminal. A file can have such characters only as escapes. */
export const noTextSteers: Rule = {
  ...eachAsset(steeringIn),
  ...eachTwin(({ twin }) => steeringIn(twin)),
  platform: steeringIn,
};

function* steeringIn(source: Sourced<unknown>): Iterable<Problem> {
  const found = findInTexts(source.value as Json, (text, path) => {
    const character = escapable.exec(text)?.[0];
    return character === undefined || forComponents.test(path.join('/')) ? undefined : character;
  });
  for (const [path, character] of found) {
    yield at(source, path, {
      code: 'file-characters',
      message: `The escape in this text stands for the control character ${codePoint(character)}`,
      hint: 'Remove the character. Only values for a component or the physical twin may have control characters, e.g. a line end of its protocol.',
    });
  }
}

/** A carriage return makes a terminal overwrite the line. */
const escapable = new RegExp(`${controlCharacter.source}|\\r`);

/** The paths of values for a component or the physical twin, e.g. the bytes that its device sends at the end of a message. */
const forComponents =
  /^spec\/(?:(?:assets\/[^/]+|physicalTwin\/emulator|children\/[^/]+)\/with|physicalTwin\/commands\/[^/]+\/(?:safe|payload\/template)|integrations\/[^/]+\/options|(?:inputs|parameters)\/[^/]+\/(?:default|enum))(?:\/|$)/;
