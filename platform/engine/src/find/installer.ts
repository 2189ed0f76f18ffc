import type { Origin } from './engine-folder.ts';

/** One way to install Pulumi. */
export interface Installer {
  readonly origin: Origin;
  /** Whether this way works on this machine. The answer comes within seconds. */
  check(signal?: AbortSignal): Promise<Offer>;
  /** Puts `bin/pulumi` into the empty folder `staging`. */
  install(staging: string, onProgress: (line: string) => void, signal?: AbortSignal): Promise<void>;
}

export type Offer =
  | { readonly open: true /** The time and space that it takes, for people. */; readonly estimate: string }
  | { readonly open: false; readonly reason: string };
