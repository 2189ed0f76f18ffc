import type { Origin } from './engine-folder.ts';

/** One way to get the engine. */
export interface Installer {
  readonly origin: Origin;
  /** Whether this way is open on this machine, found out in seconds. */
  check(signal?: AbortSignal): Promise<Offer>;
  /** Puts `bin/pulumi` into the empty folder `staging`. */
  install(staging: string, onProgress: (line: string) => void, signal?: AbortSignal): Promise<void>;
}

export type Offer =
  | { readonly open: true /** What it takes, for whoever waits. */; readonly estimate: string }
  | { readonly open: false; readonly reason: string };
