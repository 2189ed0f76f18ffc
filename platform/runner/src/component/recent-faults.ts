import { excerpt } from '@dtaas/processes';
import { outputLimits, type TransportEvents } from '../transport/transport.ts';

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

  /** Counts what a process does wrong, and logs it when it begins. */
  events(log: (text: string) => void): Pick<TransportEvents, 'garbage' | 'flood' | 'skipped'> {
    return {
      garbage: (what) => {
        const count = this.note('garbage', excerpt(what, 200));
        // The first few show the problem. More would only fill the log.
        if (count <= 5) log(`not a record: ${what}`);
      },
      flood: () => {
        const { linesPerSecond, bytesPerSecond } = outputLimits;
        const limits = `${linesPerSecond} lines and ${bytesPerSecond / 2 ** 20} MiB a second`;
        const count = this.note('flood', limits);
        if (count === 1) log('floods its output, and is slowed down');
      },
      skipped: (count) => void this.note('skipped', '', count),
    };
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
