import type { YAMLError } from 'yaml';
import type { Fault } from '../file-problem.ts';

type Words = readonly [message: string, hint: string];

/** What the library's errors mean to someone who wrote the file. Those not here don't pass the guard. */
const words: Partial<Record<YAMLError['code'], Words>> = {
  BAD_COLLECTION_TYPE: [
    'A list stands where keys do, or keys where a list does',
    'Is a line indented too little or too far?',
  ],
  BAD_DQ_ESCAPE: [
    'This escape means nothing in double quotes',
    'Use single quotes, or write the backslash twice.',
  ],
  BAD_INDENT: [
    'This line is indented too little or too far',
    'Lines that belong together begin in the same column.',
  ],
  BAD_SCALAR_START: ['A value can’t begin with this character', 'Write the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A list or keys begin where one value should stand',
    'Put them on a line of their own, indented; a text with `: ` needs quotes.',
  ],
  BLOCK_IN_FLOW: [
    'An indented list or text stands within brackets',
    'Within brackets write `[a, b]` and `{key: value}`.',
  ],
  KEY_OVER_1024_CHARS: ['The key is longer than 1024 characters', 'Is a closing quote missing?'],
  MISSING_CHAR: [
    'A character is missing here',
    'Is a bracket, a quote, a comma or the space after a colon missing?',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'A key goes over more than one line',
    'Is a colon missing, or a quote not closed? Keys of one mapping begin in the same column.',
  ],
  TAB_AS_INDENT: ['A tab stands where spaces should', 'Use spaces.'],
  UNEXPECTED_TOKEN: [
    'This doesn’t belong here',
    'Is a bracket, a comma, a quote or a colon missing before it?',
  ],
};

/** Brackets are said to be badly indented, also where they are never closed. */
const brackets: Words = [
  'A bracket isn’t closed, or its closing one stands too far to the left',
  'Close what `[` or `{` opened, indented further than the key that it belongs to.',
];

/** The library's own words follow ours where they say more than the kind of error. */
export function syntaxFault(error: YAMLError, text: string): Fault {
  const bracket = error.code === 'BAD_INDENT' && error.message.startsWith('Flow ');
  const [message, hint] = bracket
    ? brackets
    : (words[error.code] ?? [
        'This isn’t YAML that can be read',
        'Compare with an example in docs/formats.md.',
      ]);
  const said = error.message.split('\n')[0] ?? '';
  const code = error.code === 'TAB_AS_INDENT' ? 'yaml-tab' : 'yaml-syntax';
  return {
    code,
    offset: Math.min(error.pos[0], text.length),
    message: said === '' ? message : `${message} (${said})`,
    hint,
  };
}
