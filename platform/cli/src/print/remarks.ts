import colors from 'picocolors';
import { plainText } from './plain-text.ts';

interface Remarked {
  readonly twin: string;
  readonly remarks?: readonly string[];
}

/** What is to be said of several twins, each thing once: a machine without a sandbox is so for all of them. */
export function remarksText(twins: readonly Remarked[]): readonly string[] {
  const speakers = new Map<string, string[]>();
  for (const { twin, remarks = [] } of twins) {
    for (const remark of remarks) speakers.set(remark, [...(speakers.get(remark) ?? []), twin]);
  }
  return [...speakers].map(([remark, names]) =>
    colors.dim(`  ${prefix(names, twins.length)}${plainText(remark)}`),
  );
}

function prefix(names: readonly string[], all: number): string {
  if (all === 1) return '';
  return names.length > 3 ? `${names.length} twins: ` : `${names.join(', ')}: `;
}
