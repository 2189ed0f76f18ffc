/** The first place of each name in a text. */
export type NamedIn = (text: string) => readonly { readonly name: string; readonly offset: number }[];

const special = /[.*+?^${}()|[\]\\]/g;
/** Before a path: a quote or a blank, steps up, or a variable that holds the folder. */
const before = String.raw`(?<![\w./-])(?:\.{1,2}/)*|(?<=["'\`})]/)|(?<=\$\w{1,64}/)`;
const comment = /^\s*(?:#(?!include)|\/\/|\/?\*|--|%|;|""")/;

/**
 * Finds where a program names one of these files or folders. `undefined` if both lists are empty. Comment lines are
 * ignored.
 */
export function documentationNames(
  files: readonly string[],
  folders: readonly string[],
): NamedIn | undefined {
  if (files.length + folders.length === 0) return undefined;
  // The longest first, since the first that fits is taken.
  const names = [...files.toSorted((a, b) => b.length - a.length).map(fileName), ...folders.map(folderName)];
  const pattern = new RegExp(`(?:${before})(${names.join('|')})`, 'dg');
  return (text) => {
    const found = new Map<string, number>();
    for (const match of text.matchAll(pattern)) {
      const [offset] = match.indices![1]!;
      if (!found.has(match[1]!) && !isComment(text, offset)) found.set(match[1]!, offset);
    }
    return [...found].map(([name, offset]) => ({ name, offset }));
  };
}

/** A word like `LICENSE` is a path only in quotes. */
function fileName(path: string): string {
  return `${escaped(path)}${/[./]/.test(path) ? String.raw`(?![\w-]|\.\w)` : `(?=["'\`])`}`;
}

function folderName(path: string): string {
  return `${escaped(path)}(?=/|["'\`])`;
}

function escaped(text: string): string {
  return text.replace(special, String.raw`\$&`);
}

function isComment(text: string, offset: number): boolean {
  return comment.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset));
}
