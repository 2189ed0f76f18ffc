import { type Block, line } from './document.ts';
import { type Line, say, toned } from './words.ts';

interface Remarked {
  readonly twin: string;
  readonly remarks?: readonly string[];
}

/** The remarks on several twins, each once: a machine without a sandbox has none for all of them. */
export function remarkBlocks(twins: readonly Remarked[]): readonly Block[] {
  const twinsOf = new Map<string, string[]>();
  for (const { twin, remarks = [] } of twins) {
    for (const remark of remarks) twinsOf.set(remark, [...(twinsOf.get(remark) ?? []), twin]);
  }
  return [...twinsOf].map(([remark, names]) =>
    line(toned('faint', say`${prefix(names, twins.length)}${remark}`)),
  );
}

function prefix(names: readonly string[], all: number): Line {
  if (all === 1) return [];
  return names.length > 3 ? say`${names.length} twins: ` : say`${names.join(', ')}: `;
}
