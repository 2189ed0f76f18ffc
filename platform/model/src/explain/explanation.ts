import type { Published } from '../catalogue.ts';
import type { TreeFile } from '../tree-of.ts';

/** What `dtaas explain <code>` tells. The examples are tests: `bad` gives the code, `good` doesn't. */
export interface Explanation {
  readonly code: string;
  /** The rule in one sentence, e.g. "Every required input has exactly one source." */
  readonly title: string;
  /** Why the rule is there and what goes wrong without it. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
}

/** A small repository, on top of a plain `platform.yaml`. Show what matters first. */
export interface Example {
  readonly files: Readonly<Record<string, TreeFile>>;
  readonly published?: readonly Published[];
}
