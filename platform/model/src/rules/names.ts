import type { Asset, Twin } from '../generated/types.ts';
import { longestInstanceId } from '../instance.ts';
import { type AssetFolder, kindOfFolder, physical } from '../references/index.ts';
import { emulatorId, type ResolvedTwin } from '../resolution/index.ts';
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
  const id = `${name}${longestBelow(resolved, new Map())}`;
  if (id.length <= longestInstanceId) return;
  // Only as far as the level at which the id becomes too long.
  const [shown = id] = new RegExp(`^.{${longestInstanceId + 1}}[^.]*`).exec(id) ?? [];
  yield atKey(twin, children.get(id.split('.')[1]!)!.path, {
    code: 'instance-id-invalid',
    message: `The id ${shown} has ${shown.length} characters, and at most ${longestInstanceId} are allowed`,
    hint: 'Shorten the name of the twin or the ids of its children.',
  });
});

/**
 * The end of the longest id below a twin, `.line.robot`; `known` has it for each definition. A cycle ends the id, because
 * another rule reports cycles. Levels so deep that the id is too long in any case are left out.
 */
function longestBelow(twin: ResolvedTwin, known: Map<string, string>, level = 0): string {
  let longest = known.get(twin.name) ?? '';
  if (known.has(twin.name) || 2 * level > longestInstanceId) return longest;
  known.set(twin.name, longest);
  for (const child of twin.children.values()) {
    const definition = child.definition();
    const end = `.${child.id}${definition ? longestBelow(definition, known, level + 1) : ''}`;
    if (end.length > longest.length) longest = end;
  }
  known.set(twin.name, longest);
  return longest;
}
