import { physical } from '../references/index.ts';
import { type Wire, wiresOf } from '../wiring/index.ts';
import { at, atKey, eachTwin } from './rule.ts';

/** Every required input has exactly one source; no input or command has two. */
export const inputsHaveOneSource = eachTwin(function* (resolved) {
  const fed = new Map<string, Wire>();
  for (const wire of wiresOf(resolved)) {
    const { toText, fromText } = wire;
    const first = fed.get(toText);
    if (!first) fed.set(toText, wire);
    if (!first || first.fromText === fromText) continue;
    yield at(resolved.twin, ['spec', 'connections', wire.index], {
      code: 'input-sources',
      message: `${toText} has two sources, ${first.fromText} and ${fromText}`,
      hint: 'An input has one source. Take one of the connections away.',
    });
  }
  for (const { id, path, asset } of resolved.components.values()) {
    if (!asset?.value.spec.run) continue;
    for (const [port, { required }] of Object.entries(asset.value.spec.inputs)) {
      if (!required || fed.has(`${id}.${port}`)) continue;
      yield atKey(resolved.twin, path, {
        code: 'input-unconnected',
        message: `Nothing is connected to ${id}.${port}, which ${asset.reference} requires`,
        hint: `Add a connection to it, e.g. ${resolved.twin.value.spec.physicalTwin ? physical : '<component>'}.<output> -> ${id}.${port}.`,
      });
    }
  }
});
