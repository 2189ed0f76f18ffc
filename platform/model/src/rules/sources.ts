import { nearest, parseConnection, physical } from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import { isPort, isQueued, type Wire, wiresOf } from '../wiring/index.ts';
import { at, atKey, eachTwin } from './rule.ts';

export const inputsHaveOneSource = eachTwin(function* (resolved) {
  const fed = new Map<string, Wire>();
  for (const wire of wiresOf(resolved)) {
    const { toText, fromText, target } = wire;
    const first = fed.get(toText);
    if (!first) fed.set(toText, wire);
    if (!first || first.fromText === fromText) continue;
    // No event replaces another one, so an input may get events from several sources.
    if (isPort(target) && isQueued(target)) continue;
    yield at(resolved.twin, ['spec', 'connections', wire.index], {
      code: 'input-sources',
      message: `${toText} has two sources, ${first.fromText} and ${fromText}`,
      hint: 'Remove one of the two connections.',
    });
  }
  const wasMeant = meantIn(resolved);
  for (const { id, path, asset, ports } of resolved.components.values()) {
    if (!asset?.value.spec.run || !ports) continue;
    for (const [port, { required }] of Object.entries(ports.inputs)) {
      if (!required || fed.has(`${id}.${port}`) || wasMeant(id, port)) continue;
      yield atKey(resolved.twin, path, {
        code: 'input-unconnected',
        message: `Nothing is connected to the input ${id}.${port}, which ${asset.reference} requires`,
        hint: `Add a connection, e.g. ${resolved.twin.value.spec.physicalTwin ? physical : '<component>'}.<output> -> ${id}.${port}.`,
      });
    }
  }
});

/** Whether an input may be the intended end of a connection that another rule reports. */
function meantIn(resolved: ResolvedTwin): (component: string, port: string) => boolean {
  const wires = wiresOf(resolved);
  const astray = wires.filter(({ target }) => !isPort(target));
  const reversed = new Set(wires.filter(({ source }) => !isPort(source)).map(({ fromText }) => fromText));
  const unread = resolved.twin.value.spec.connections.filter((text) => !parseConnection(text));
  const words = new Set(unread.flatMap((text) => text.split(/[^A-Za-z0-9_-]+/)));
  return (component, port) => {
    const text = `${component}.${port}`;
    if (reversed.has(text) || words.has(component)) return true;
    return astray.some(
      ({ to, toText }) =>
        to.component === component ||
        (to.port === port && isNear(to.component, component)) ||
        isNear(toText, text),
    );
  };
}

function isNear(written: string, meant: string): boolean {
  return nearest(written, [meant]) !== undefined;
}
