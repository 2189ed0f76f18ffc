/** A requirement as pip-compile pins it. */
export interface PinnedRequirement {
  /** `name==version`, with extras and marker where it has some. */
  readonly requirement: string;
  /** `sha256:…` */
  readonly hashes: readonly string[];
}

/** A line of a requirements file that isn't a pinned and hashed requirement. */
export interface RefusedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly why: 'option' | 'not-pinned' | 'not-hashed';
}

/** The reason for which a line is refused. It follows the text of the line in a message. */
export const whyRefused: { readonly [why in RefusedLine['why']]: string } = {
  option: 'gives pip an option, but a lock file may only list packages with versions and hashes',
  'not-pinned': 'is not a package with one version (name==1.2.3)',
  'not-hashed': 'has no hash',
};

/** The command that writes a valid requirements file. With `wheels`, it only chooses packages that have a wheel. */
export function compileRequirements({ wheels = false } = {}): string {
  const binary = wheels ? ' --pip-args="--only-binary=:all:"' : '';
  return `pip-compile --generate-hashes --no-emit-options --no-emit-index-url --no-emit-trusted-host${binary} requirements.in`;
}

export interface Requirements {
  readonly pinned: readonly PinnedRequirement[];
  readonly refused: readonly RefusedLine[];
}

/**
 * Reads a `requirements.txt`. pip's format also has options (which win over those of pip's command line), includes of other
 * files, and addresses. A list of packages needs none of them, so all are refused.
 */
export function readRequirements(text: string): Requirements {
  const pinned: PinnedRequirement[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, text: whole } of logicalLines(text)) {
    const read = readLine(whole);
    if (typeof read === 'string') refused.push({ line, text: whole, why: read });
    else pinned.push(read);
  }
  return { pinned, refused };
}

/** Writes a requirements file that has only these packages. */
export function writeRequirements(pinned: readonly PinnedRequirement[]): string {
  return pinned.map(({ requirement, hashes }) => `${[requirement, ...hashes].join(' --hash=')}\n`).join('');
}

/** Leaves out comments and joins lines that end in a backslash. As in pip, a comment ends a joined line. */
function logicalLines(text: string): { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let continues = false;
  for (const [index, physical] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const bare = physical.replace(/(^|\s)#.*$/, '');
    if (!continues) lines.push({ line: index + 1, text: '' });
    continues = bare === physical && physical.endsWith('\\');
    lines.at(-1)!.text += ` ${continues ? physical.slice(0, -1) : bare}`;
  }
  return lines
    .map(({ line, text: whole }) => ({ line, text: whole.trim() }))
    .filter((each) => each.text !== '');
}

/** PEP 508 without addresses, PEP 440 without wildcards; a marker is made of names, texts and comparisons. */
const name = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const extras = String.raw`(?:\s*\[\s*${name}(?:\s*,\s*${name})*\s*\])?`;
const version = '[0-9][A-Za-z0-9.!+_-]*';
const marker = String.raw`(?:\s*;\s*[\w\s.<>=!~'"()+*-]+)?`;
const pinnedPattern = new RegExp(String.raw`^${name}${extras}\s*==\s*${version}${marker}$`);
const hashPattern = /\s--hash(?:=|\s+)(sha(?:256|384|512):[0-9A-Fa-f]+)(?=\s|$)/g;

function readLine(text: string): PinnedRequirement | RefusedLine['why'] {
  if (text.startsWith('-')) return 'option';
  const hashes = [...text.matchAll(hashPattern)].map(([, hash = '']) => hash.toLowerCase());
  const requirement = text.replace(hashPattern, '').trim();
  if (/\s--/.test(requirement)) return 'option';
  if (!pinnedPattern.test(requirement)) return 'not-pinned';
  return hashes.length === 0 ? 'not-hashed' : { requirement, hashes };
}
