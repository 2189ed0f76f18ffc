import { type Endpoint, physical } from '../../references/index.ts';
import { emulatorId } from '../../resolution/index.ts';
import { isPort, stepOrder, wiresOf } from '../../wiring/index.ts';
import { at, eachTwin } from '../rule.ts';

/** In lockstep, each loop crosses an input with `delay: 1`. An emulator runs in lockstep. */
export const loopsAreDelayed = eachTwin(function* (resolved) {
  const emulated = resolved.emulator !== undefined;
  if (resolved.twin.value.spec.lifecycle.clock.mode !== 'lockstep' && !emulated) return;
  const idOf = ({ component }: Endpoint): string =>
    emulated && component === physical ? emulatorId : component;
  const immediate = wiresOf(resolved, { emulated }).filter(
    ({ from, to, target }) =>
      from.child === undefined && to.child === undefined && isPort(target) && !target.delay,
  );
  const edges = immediate.map((wire) => ({ wire, from: idOf(wire.from), to: idOf(wire.to) }));
  const ids = [...resolved.components.keys(), ...(emulated ? [emulatorId] : [])];
  for (const loop of stepOrder(ids, edges).loops) {
    const crossed = loop.map((id, place) => {
      const next = loop[(place + 1) % loop.length];
      return edges.find(({ from, to }) => from === id && to === next)!.wire;
    });
    const connections = crossed.map(({ fromText, toText }) => `${fromText} -> ${toText}`);
    yield at(resolved.twin, ['spec', 'connections', crossed.at(-1)!.index], {
      code: 'algebraic-loop',
      message: `In lockstep, each of these connections would wait for the others: ${connections.join(', ')}`,
      hint: 'Declare `delay: 1` for one input of the loop in its asset, so that it gets the value of the step before. Or remove a connection.',
    });
  }
});
