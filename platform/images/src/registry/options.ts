export interface RegistryOptions {
  /** The name of the variable whose value is `user:password`. */
  readonly secret?: string | undefined;
  readonly environment?: NodeJS.ProcessEnv;
  /** Pauses before the further attempts, in milliseconds. */
  readonly pausesMs?: readonly number[];
  readonly signal?: AbortSignal;
}
