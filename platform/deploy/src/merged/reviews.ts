/** What people reviewed, as the forge has it. */
export interface Reviews {
  /**
   * The review of the merge that changed the configuration of each of these twins last. A twin is left out if no pull request
   * brought the change.
   */
  of(twins: readonly string[]): Promise<ReadonlyMap<string, Review>>;
}

export interface Review {
  /** The pull request that was merged. */
  readonly pullRequest: number;
  /** The fingerprints of the plans of the twin that were shown for the commit that was merged. */
  readonly plans: readonly string[];
  /** Whether the person who merged may also approve what loses something. */
  readonly confirms: boolean;
}
