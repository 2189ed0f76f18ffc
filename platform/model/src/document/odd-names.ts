const longestPath = 200;
const longestName = 100;
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/;

const ordinary = /^[A-Za-z0-9_/.-]+$/;
const maybeOdd = /(?:^|\/)(?:con|prn|aux|nul|com|lpt|\.git)|\.(?:\/|$)/i;

/** Why a path can't be used on every machine, as the end of a sentence about it; `undefined` if it can be used. */
export function oddity(path: string): string | undefined {
  if (path.length <= longestName && ordinary.test(path) && !maybeOdd.test(path)) return undefined;
  if (unprintable.test(path)) return 'has a character that is invisible or not UTF-8';
  const mark = /[\\:*?"<>|]/.exec(path);
  if (mark !== null) return `has the character ${mark[0]}`;
  if (path.length > longestPath) return `is longer than ${longestPath} characters`;
  for (const name of path.split('/')) {
    if (name.length > longestName) return `has a name of more than ${longestName} characters`;
    if (reserved.test(name)) return `has the name ${name}, which Windows reserves`;
    if (/[ .]$|^ /.test(name)) return 'has a name that begins or ends with a space, or ends with a dot';
    if (/^\.git$/i.test(name)) return 'has .git in it';
  }
  return undefined;
}
