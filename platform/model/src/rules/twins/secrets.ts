import { findInTexts } from '../../values/words/texts.ts';
import { at, eachAsset, eachTwin, type KeyPath, type Problem, type Rule, type Sourced } from '../rule.ts';

/**
 * What secrets look like, whatever they are called. Repetitions are bounded, so that a long text takes little time.
 */
const shapes: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['an address with a password', /:\/\/[^\s/@:]{0,200}:[^\s/@]{1,200}@/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/],
  ['a token of GitLab', /\bglpat-[A-Za-z0-9_-]{16,}/],
  ['a key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{8,400}\.eyJ/],
  ['an API key', /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)[-_][A-Za-z0-9_-]{10,}/],
  ['a credential', /\b(?:Bearer|Basic) [A-Za-z0-9+/_=.-]{16,}/],
];

/** Any of the shapes, as one expression, since nearly every text has none. */
const anyShape = new RegExp(shapes.map(([, shape]) => `(?:${shape.source})`).join('|'));

/** The shortest text with a shape, `://:c@`, has 6 characters. */
const shortest = 6;

const tellingName =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|access|private)[-_]?key)$/i;

export const noSecretIsWritten: Rule = {
  ...eachAsset(noSecretIn),
  ...eachTwin(({ twin }) => noSecretIn(twin)),
  platform: noSecretIn,
};

function* noSecretIn(source: Sourced<unknown>): Iterable<Problem> {
  for (const [path, what] of findInTexts(source.value, looksLike)) {
    yield at(source, path, {
      code: 'secret-in-text',
      message: `This looks like ${what}, which everyone who can read the repository can read`,
      hint: 'If it is real, revoke it, because git keeps it. Write {secret: NAME}, and pass the value when you deploy.',
    });
  }
}

function looksLike(text: string, path: KeyPath): string | undefined {
  if (text.length >= shortest && anyShape.test(text))
    return shapes.find(([, shape]) => shape.test(text))?.[0];
  const name = text === '' ? '' : nameOf(path);
  return tellingName.test(name) ? `the value of a secret called ${name}` : undefined;
}

/**
 * The name of the value at a path, if the author chose the name: under `with`, `options` and `template`, and at the default of
 * a parameter. Other names are fields of the formats. The name in `{secret: NAME}` is not a secret.
 */
function nameOf(path: KeyPath): string {
  const key = path.at(-1);
  const name = key === 'default' || key === 'value' ? path.at(-2) : key;
  const isChosen = key === 'default' || ['with', 'options', 'template'].some((own) => path.includes(own));
  return isChosen && typeof name === 'string' && name !== 'secret' ? name : '';
}
