import { compareText } from '../references/index.ts';

/** A value that flows within a step from one component to another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

export interface StepOrder {
  /** Each component after those that feed it, ties by id; without the components in loops. */
  readonly order: readonly string[];
  /** Loops as the ids along the flow, each beginning with its least id. */
  readonly loops: readonly (readonly string[])[];
}

/** The order in which a lockstep step runs components (Kahn's algorithm), and the loops that allow none. */
export function stepOrder(ids: Iterable<string>, edges: readonly Edge[]): StepOrder {
  const next = new Map<string, Set<string>>([...ids].map((id) => [id, new Set()]));
  const waitsFor = new Map<string, number>([...next.keys()].map((id) => [id, 0]));
  for (const { from, to } of edges) {
    const targets = next.get(from);
    if (!targets || targets.has(to) || !waitsFor.has(to)) continue;
    targets.add(to);
    waitsFor.set(to, waitsFor.get(to)! + 1);
  }
  const order: string[] = [];
  const loops: string[][] = [];
  const ready = [...waitsFor].filter(([, count]) => count === 0).map(([id]) => id);
  ready.sort(compareText);
  const left = new Set(next.keys());
  const release = (id: string): void => {
    left.delete(id);
    for (const target of next.get(id)!) {
      const count = waitsFor.get(target)! - 1;
      waitsFor.set(target, count);
      if (count !== 0 || !left.has(target)) continue;
      const place = ready.findIndex((id) => compareText(id, target) > 0);
      ready.splice(place === -1 ? ready.length : place, 0, target);
    }
  };
  while (left.size > 0) {
    const id = ready.shift();
    if (id !== undefined) {
      order.push(id);
      release(id);
      continue;
    }
    // Nothing is ready, so what is left has a loop. It is taken out, and the others may go on.
    const loop = findLoop(left, next);
    loops.push(loop);
    for (const member of loop) waitsFor.set(member, Number.POSITIVE_INFINITY);
    for (const member of loop) release(member);
  }
  return { order, loops };
}

/** Walks backwards from a waiting component to the components that it waits for, until it meets one again. */
function findLoop(left: ReadonlySet<string>, next: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const feeds = new Map<string, string>();
  for (const id of left) for (const target of next.get(id)!) if (!feeds.has(target)) feeds.set(target, id);
  const walked: string[] = [];
  const seen = new Map<string, number>();
  let id = [...left][0]!;
  while (!seen.has(id)) {
    seen.set(id, walked.length);
    walked.push(id);
    id = feeds.get(id)!;
  }
  const loop = walked.slice(seen.get(id)!).reverse();
  const least = loop.indexOf(loop.reduce((a, b) => (compareText(a, b) <= 0 ? a : b)));
  return [...loop.slice(least), ...loop.slice(0, least)];
}
