import type { ComponentSpec, StagedAsset } from '../../workspace.ts';
import { differing, same } from './differing.ts';

/** How the asset of a component differs, and its ports. `undefined` if they are the same. */
export function componentWords(before: ComponentSpec, after: ComponentSpec): string | undefined {
  const words = assetWords(before, after);
  if (words !== undefined) return words;
  const ports = [...portWords('input', before, after), ...portWords('output', before, after)];
  if (ports.length > 0) return ports.join(', ');
  return same(howItRuns(before), howItRuns(after)) ? undefined : `how ${after.asset} is run`;
}

function assetWords(before: StagedAsset, after: StagedAsset): string | undefined {
  const { asset, version, digest } = after;
  if (before.asset !== asset) return `${before.asset} ${before.version} to ${asset} ${version}`;
  if (before.version !== version) return `${asset} ${before.version} to ${version}`;
  return before.digest === digest ? undefined : `${asset} ${version} with other files`;
}

/** Only the ports of a generic asset can change without the asset. */
function portWords(kind: 'input' | 'output', before: ComponentSpec, after: ComponentSpec): readonly string[] {
  const words = differing(before[`${kind}s`], after[`${kind}s`]).map(([name, old, now]) => {
    if (!old) return `new ${kind} ${name}`;
    return now ? `other ${kind} ${name}` : `no ${kind} ${name}`;
  });
  const isReordered = words.length === 0 && !same(before[`${kind}Order`], after[`${kind}Order`]);
  return isReordered ? [`another order of its ${kind}s`] : words;
}

function howItRuns({ run, environment, limits }: ComponentSpec): unknown {
  return { run, environment, limits };
}

/** How the libraries of a component differ, each with the name of its use. */
export function* libraryWords(
  before: ComponentSpec,
  after: ComponentSpec,
): Iterable<readonly [use: string, words: string]> {
  for (const [use, old, now] of differing(before.libraries, after.libraries)) {
    if (old && now) yield [use, `${use} is ${assetWords(old, now) ?? `${now.asset} in another environment`}`];
    else
      yield [use, now ? `imports ${now.asset} ${now.version} as ${use}` : `no longer imports ${old!.asset}`];
  }
}
