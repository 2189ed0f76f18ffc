import type { Asset, Twin } from '../generated/types.ts';
import { longestInstanceId } from '../instance.ts';
import { type AssetFolder, kindOfFolder, physical } from '../references/index.ts';
import { emulatorId, type ResolvedChild, type ResolvedTwin } from '../resolution/index.ts';
import { at, atKey, eachAsset, eachTwin, type Problem, type Rule, type Sourced } from './rule.ts';

export const namesAreTheFolders: Rule = {
  ...eachAsset(function* (asset) {
    yield* nameIsTheFolders(asset);
    const folder = asset.reference.split('/')[0] as AssetFolder;
    const expected = kindOfFolder[folder];
    if (asset.value.kind === expected) return;
    yield at(asset, ['kind'], {
      code: 'kind-mismatch',
      message: `Assets in assets/${folder} are of kind ${expected}, but this one is of kind ${asset.value.kind}`,
      hint: `Write kind: ${expected}, or move the directory.`,
    });
  }),
  ...eachTwin(({ twin }) => nameIsTheFolders(twin)),
};

function* nameIsTheFolders(source: Sourced<Asset | Twin>): Iterable<Problem> {
  const expected = source.reference.split('/')[1]!;
  const { name } = source.value.metadata;
  if (name === expected) return;
  yield at(source, ['metadata', 'name'], {
    code: 'name-mismatch',
    message: `The name is ${name}, but the directory is called ${expected}`,
    hint: `Write name: ${expected}, or rename the directory.`,
  });
}

export const idsAreFree = eachTwin(function* ({ twin }) {
  for (const id of [physical, emulatorId]) {
    if (!Object.hasOwn(twin.value.spec.assets, id)) continue;
    yield atKey(twin, ['spec', 'assets', id], {
      code: 'id-reserved',
      message: `The id ${id} is reserved for ${id === physical ? 'the physical twin' : "the physical twin's emulator"}`,
      hint: 'Give the component another id.',
    });
  }
});

/** Each child on all levels gets an id, `factory.line.robot`, that has to be the name of a branch. */
export const instanceIdsAreValid = eachTwin(function* (resolved) {
  const { children, name, twin } = resolved;
  const lock = children.get('lock');
  if (lock) {
    yield atKey(twin, lock.path, {
      code: 'instance-id-invalid',
      message: `The id ${name}.lock ends in .lock, which git refuses in the name of a branch`,
      hint: 'Give the child another id.',
    });
  }
  const long = longId(resolved);
  if (long) {
    yield atKey(twin, long.child.path, {
      code: 'instance-id-invalid',
      message: `The id ${long.id} has ${long.id.length} characters, and at most ${longestInstanceId} are allowed`,
      hint: 'Shorten the name of the twin or the ids of its children.',
    });
  }
});

/** The way from a twin down to one of its descendants. */
interface Descent {
  readonly id: string;
  /** The child with which the way begins. */
  readonly child?: ResolvedChild;
  readonly definitions: readonly ResolvedTwin[];
}

/**
 * A descendant whose id is too long, and the child above it. Goes down level by level and keeps the longest way to each
 * definition, so the time doesn't grow with the number of ways. Another rule reports cycles.
 */
function longId(twin: ResolvedTwin): { id: string; child: ResolvedChild } | undefined {
  let level: readonly Descent[] = [{ id: twin.name, definitions: [twin] }];
  while (level.length > 0) {
    const next = new Map<string, Descent>();
    for (const { id: parent, child: first, definitions } of level) {
      for (const child of definitions.at(-1)!.children.values()) {
        const id = `${parent}.${child.id}`;
        if (id.length > longestInstanceId) return { id, child: first ?? child };
        const definition = child.definition();
        if (!definition || definitions.some(({ name }) => name === definition.name)) continue;
        if ((next.get(definition.name)?.id.length ?? 0) >= id.length) continue;
        next.set(definition.name, { id, child: first ?? child, definitions: [...definitions, definition] });
      }
    }
    level = [...next.values()];
  }
  return undefined;
}
