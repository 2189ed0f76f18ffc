import { physical } from '../../references/index.ts';
import { emulatorId, type ResolvedTwin } from '../../resolution/index.ts';
import { isPort, stepOrder, wiresOf } from '../../wiring/index.ts';
import { at, eachTwin } from '../rule.ts';

interface Link {
  readonly from: string;
  readonly to: string;
  readonly index: number;
  /** `controller.heaterOn -> plant.heater` */
  readonly text: string;
}

/** In lockstep, and an emulator runs in lockstep, each loop crosses an input with `delay: 1`. */
export const loopsAreDelayed = eachTwin(function* (resolved) {
  const emulated = resolved.emulator !== undefined;
  if (resolved.twin.value.spec.lifecycle.clock.mode !== 'lockstep' && !emulated) return;
  const links = immediateLinks(resolved, emulated);
  const ids = [...resolved.components.keys(), ...(emulated ? [emulatorId] : [])];
  for (const loop of stepOrder(ids, links).loops) {
    const crossed = loop.map((id, place) => {
      const next = loop[(place + 1) % loop.length];
      return links.find((link) => link.from === id && link.to === next)!;
    });
    const last = crossed.at(-1)!;
    yield at(resolved.twin, ['spec', 'connections', last.index], {
      code: 'algebraic-loop',
      message: `In lockstep, each of these connections would wait for the others: ${crossed.map((link) => link.text).join(', ')}`,
      hint: 'Declare `delay: 1` for one input of the loop in its asset, so that it gets the value of the step before. Or remove a connection.',
    });
  }
});

/** Connections whose value is seen in the step in which it is made. */
function immediateLinks(resolved: ResolvedTwin, emulated: boolean): readonly Link[] {
  const links: Link[] = [];
  const actual = (id: string): string => (emulated && id === physical ? emulatorId : id);
  for (const { from, to, index, fromText, toText, target } of wiresOf(resolved, { emulated })) {
    if (from.child !== undefined || to.child !== undefined) continue;
    if (!isPort(target) || target.delay) continue;
    const text = `${fromText} -> ${toText}`;
    links.push({ from: actual(from.component), to: actual(to.component), index, text });
  }
  return links;
}
