import { codePoint, controlCharacter } from '../document/yaml/decode.ts';
import { findInTexts } from '../values/words/texts.ts';
import { at, eachAsset, eachTwin, type Problem, type Rule, type Sourced } from './rule.ts';

/** Texts for people have no characters that control a terminal. A file can have such characters only as escapes. */
export const noTextSteers: Rule = {
  ...eachAsset(steeringIn),
  ...eachTwin(({ twin }) => steeringIn(twin)),
  platform: steeringIn,
};

function* steeringIn(source: Sourced<unknown>): Iterable<Problem> {
  const found = findInTexts(source.value, (text, path) => {
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
