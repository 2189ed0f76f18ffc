import { compareText, didYouMean } from '../../references/index.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';
import { at, atKey, eachTwin, type Problem } from '../rule.ts';
import { valuesAreRight } from './parameters.ts';

/** No twin is its own child, however many levels down. Each cycle is reported once, at its least twin. */
export const childrenFormNoCycle = eachTwin(function* (resolved) {
  for (const child of resolved.children.values()) {
    const way = wayBack(resolved.name, child.definition());
    if (!way || way.some((name) => compareText(name, resolved.name) < 0)) continue;
    yield at(resolved.twin, [...child.path, 'twin'], {
      code: 'children-cycle',
      message: `The twin would contain itself: ${[resolved.name, ...way, resolved.name].join(' > ')}`,
      hint: 'Remove one of these children.',
    });
  }
});

/** The twins on the way from a child down to the twin `name`, without that twin; `undefined` if there is no way. */
export function wayBack(name: string, from: ResolvedTwin | undefined): readonly string[] | undefined {
  if (!from) return undefined;
  if (from.name === name) return [];
  const cameFrom = new Map<string, string | undefined>([[from.name, undefined]]);
  const queue = [from];
  for (const twin of queue) {
    for (const child of twin.children.values()) {
      const definition = child.definition();
      if (!definition) continue;
      if (definition.name === name) return trace(twin.name, cameFrom);
      if (cameFrom.has(definition.name)) continue;
      cameFrom.set(definition.name, twin.name);
      queue.push(definition);
    }
  }
  return undefined;
}

function trace(last: string, cameFrom: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way: string[] = [];
  for (let name: string | undefined = last; name !== undefined; name = cameFrom.get(name)) way.unshift(name);
  return way;
}

/** The values that a parent sets in a child fit the parameters of the child's components. */
export const childrensValuesAreRight = eachTwin(function* (resolved, { units }): Iterable<Problem> {
  for (const [id, written] of Object.entries(resolved.twin.value.spec.children)) {
    const child = resolved.children.get(id);
    const definition = child?.definition();
    if (!child || !definition) continue;
    for (const [component, values] of Object.entries(written.with)) {
      const path = [...child.path, 'with', component];
      const target = definition.components.get(component);
      if (!target) {
        yield atKey(resolved.twin, path, {
          code: 'component-unknown',
          message: `The twin ${written.twin} has no component ${component}`,
          hint: didYouMean(component, definition.components.keys()),
        });
        continue;
      }
      if (target.asset) yield* valuesAreRight(units, resolved.twin, path, target.asset.value, values);
    }
  }
});

/**
 * Equation 1, `{D*, M*, (F T)+} C_dt`, or equation 3: at least one child. The platform can't deploy children yet, so a warning
 * says that a parent without components runs nothing.
 */
export const twinsDoSomething = eachTwin(function* ({ twin }) {
  const { assets, children } = twin.value.spec;
  const hasChildren = Object.keys(children).length > 0;
  if (hasChildren && Object.keys(assets).length === 0) {
    yield atKey(twin, ['spec', 'children'], {
      code: 'children-not-run',
      severity: 'warning',
      message: "The twin has only children, and the platform doesn't run children yet, so nothing would run",
      hint: 'Deploy each child as a twin of its own, or give this twin a function or a tool.',
    });
  }
  // The folder tells the kind, so a missing asset counts, too. Another rule reports it.
  if (hasChildren || Object.values(assets).some(({ asset }) => /^(functions|tools)\//.test(asset))) return;
  yield at(twin, ['spec', 'assets'], {
    code: 'twin-without-work',
    message: 'The twin has no function, no tool and no child, so nothing would ever run',
    hint: 'Add a component whose asset is in functions/ or tools/, or a child.',
  });
});
