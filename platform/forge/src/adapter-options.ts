/** What every adapter gets; one may take more for its tests. */
export interface AdapterOptions {
  /**
   * The root of the forge's REST interface, without `/` at its end: `https://api.github.com`, `https://gitlab.com/api/v4`,
   * `https://codeberg.org/api/v1`. For `local`, empty.
   */
  readonly apiUrl: string;
  /** `owner/name`; on GitLab `group/subgroup/name`. For `local`, the absolute path of the bare repository. */
  readonly repository: string;
  /** Absent, only what strangers may read can be asked for. `local` needs none. */
  readonly token: string | undefined;
  /** Signs texts; see `mark.ts`. */
  readonly markKey: string;
  /** Who acts, where there is no account: git's `user.name` of the clone. Only `local` reads it. */
  readonly account?: string | undefined;
  /** Ends requests and waits. */
  readonly signal?: AbortSignal | undefined;
}
