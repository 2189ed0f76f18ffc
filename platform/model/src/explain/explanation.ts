import type { Published } from '../tree/catalogue.ts';
import type { TreeFile } from '../tree/tree-of.ts';

/** What `dtaas explain <code>` tells. The examples are tests: `bad` gives the code, `good` doesn't. */
export interface Explanation<Code extends string = string> {
  readonly code: Code;
  /** The rule in one sentence, e.g. "Every required input has exactly one source." */
  readonly title: string;
  /** Why the rule is there and what goes wrong without it. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
}

export type Files = Readonly<Record<string, TreeFile>>;

/** A small repository, on top of a plain `platform.yaml`. Show what matters first. */
export interface Example {
  readonly files: Files;
  readonly published?: readonly Published[];
}

/** Defines a code of `check`: what it is about, with an example that gives it and one that doesn't. */
export function explain<const Code extends string>(
  code: Code,
  title: string,
  why: string,
  bad: Example,
  good: Example,
): Explanation<Code> {
  return { code, title, why, bad, good };
}

/** The same with examples that need no published versions. */
export function explanation<const Code extends string>(
  code: Code,
  title: string,
  why: string,
  bad: Files,
  good: Files,
): Explanation<Code> {
  return explain(code, title, why, { files: bad }, { files: good });
}
