/** How dtaas installed a program. */
export type Origin = 'download' | 'build';

/** A program that dtaas finds or installs: Pulumi's command line, or one of its plugins. */
export interface Program {
  /** For people: "Pulumi 3.230.0". */
  readonly title: string;
  /** The name of the executable, on PATH and in the cache. */
  readonly name: string;
  /** The version that is downloaded or built, and the least that is used from PATH. */
  readonly version: string;
  /** Of the user's cache, for this program alone: installed or to be installed. */
  readonly folder: string;
  /** The version that an executable says it has; `undefined` if it says none in time. */
  versionOf(executable: string, timeoutMs: number): Promise<string | undefined>;
  /** The ways to install it, the best first. */
  readonly installers: readonly Installer[];
  /** The error to throw when no way led to it. */
  missing(tried: readonly string[]): Error;
}

/** A program that can be run. */
export interface Installed {
  /** The executable. */
  readonly path: string;
  readonly version: string;
  readonly origin: 'path' | Origin;
}

/** One way to install a program. */
export interface Installer {
  readonly origin: Origin;
  /** Whether this way works on this machine. The answer comes within seconds. */
  check(signal: AbortSignal): Promise<Offer>;
  /** Puts `bin/<name>` into the empty folder `staging`. */
  install(staging: string, onProgress: (line: string) => void, signal: AbortSignal): Promise<void>;
}

/** `estimate` names the time and the space that the installation takes, for people. */
export type Offer =
  | { readonly open: true; readonly estimate: string }
  | { readonly open: false; readonly reason: string };
