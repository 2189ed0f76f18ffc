import type { RefusedValues } from '../protocol.ts';

/** How long a refused value makes the twin Degraded. */
const rememberedMs = 30_000;

/** Counts the values that ports refused since the runner started, and reports them for a while. */
export class Refusals {
  readonly #ports = new Map<string, RefusedValues & { readonly atMs: number }>();

  /**
   * @param why continues a sentence that the value begins
   * @returns how many the port has refused so far
   */
  note(port: string, why: string): number {
    const count = (this.#ports.get(port)?.count ?? 0) + 1;
    this.#ports.set(port, { count, last: why, at: new Date().toISOString(), atMs: performance.now() });
    return count;
  }

  get status(): { readonly [port: string]: RefusedValues } {
    return Object.fromEntries([...this.#ports].map(([port, { atMs: _, ...refused }]) => [port, refused]));
  }

  get reasons(): readonly string[] {
    return [...this.#ports].flatMap(([port, { count, last, atMs }]) =>
      performance.now() - atMs > rememberedMs
        ? []
        : [`${port} refused ${count} ${count === 1 ? 'value' : 'values'}; the last ${last}`],
    );
  }
}
