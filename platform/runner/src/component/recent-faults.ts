/** How long a fault is reported. */
const rememberedMs = 30_000;

/** Counts the faults of a component and reports them for a while. */
export class RecentFaults {
  readonly #faults = new Map<string, { count: number; last: string; at: number }>();

  note(kind: 'garbage' | 'flood' | 'skipped' | 'missed', last: string, count = 1): number {
    const fault = this.#faults.get(kind) ?? { count: 0, last: '', at: 0 };
    // A fault that comes back after this time is counted anew.
    const before = performance.now() - fault.at > rememberedMs ? 0 : fault.count;
    this.#faults.set(kind, { count: before + count, last, at: performance.now() });
    return before + count;
  }

  reasons(component: string): readonly string[] {
    return [...this.#faults].flatMap(([kind, { count, last, at }]) => {
      if (performance.now() - at > rememberedMs) return [];
      if (kind === 'garbage')
        return [
          `${component} sent ${count} ${count === 1 ? 'message' : 'messages'} that the contract doesn't know; the last: ${last}`,
        ];
      if (kind === 'missed') return [`${component} has lost events that came after its state: ${last}`];
      if (kind === 'flood') return [`${component} floods: it is read no faster than ${last}`];
      return [`${component} doesn't keep up: ${count} of its inputs were replaced by newer ones`];
    });
  }
}
