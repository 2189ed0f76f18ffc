import type { Published } from '../tree/catalogue.ts';
import type { TreeFile } from '../tree/tree-of.ts';

/** What `dtaas explain <code>` tells. The examples are tests: `bad` gives the code, `good` doesn't. */
export interface Explanation extends Pick<Definition, 'title' | 'why'> {
  readonly code: string;
  readonly bad: Example;
  readonly good: Example;
}

export type Files = Readonly<Record<string, TreeFile>>;

/** A small repository, on top of a plain `platform.yaml`. */
export interface Example {
  readonly files: Files;
  readonly published?: readonly Published[];
}

/** The definition of a code of `check`. */
export interface Definition {
  /** The rule in one sentence, e.g. "Every required input has exactly one source." */
  readonly title: string;
  /** Why the rule is there and what goes wrong without it. */
  readonly why: string;
  /**
   * Two examples in one, as `git diff --word-diff` shows them: `[-wrong-]{+right+}` in texts and in paths. Show the file that
   * matters first.
   */
  readonly example: Files;
  readonly published?: readonly Published[];
}

export type Definitions = Readonly<Record<string, Definition>>;

/** The examples are made when they are asked for, because every command loads all definitions. */
export function explanationOf(code: string, definition: Definition): Explanation {
  const { title, why, example, ...published } = definition;
  return {
    code,
    title,
    why,
    get bad() {
      return { files: filesWith(example, wrong), ...published };
    },
    get good() {
      return { files: filesWith(example, right), ...published };
    },
  };
}

/** Each pattern removes the marks of its own words, and the other words with their marks. */
const wrong = /\{\+.*?\+\}|\[-(.*?)-\]/g;
const right = /\[-.*?-\]|\{\+(.*?)\+\}/g;

function filesWith(files: Files, kept: RegExp): Files {
  const marked = Object.entries(files).map(([path, file]) => [
    textWith(path, kept),
    typeof file === 'string' ? textWith(file, kept) : file,
  ]);
  return Object.fromEntries(marked.filter(([path]) => path !== ''));
}

/** A line or an element of a list that has nothing but removed words is removed, too. */
function textWith(text: string, kept: RegExp): string {
  const lines = text.split('\n').flatMap((line) => {
    const words = line.replace(kept, '$1');
    return words === line || !/^ *(- )?$/.test(words) ? [words] : [];
  });
  return lines.join('\n');
}
