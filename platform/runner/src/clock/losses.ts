/** The components that lockstep has lost, and the states with which they would come back. Knows nothing of processes. */
export class Losses {
  readonly #lost = new Set<string>();
  /** The step whose inputs come next for the states in all folders, except those of `#moved`. */
  #keptAt = 0;
  /** Components that got a step since then. Only they know which state their folders hold. */
  readonly #moved = new Set<string>();
  /** Components whose running process got a step. */
  readonly #atWork = new Set<string>();
  /** The step at which each working component was lost last. */
  readonly #lostAt = new Map<string, number>();
  /** Components that have not yet passed the step at which they were lost. */
  readonly #unproven = new Set<string>();

  get lost(): readonly string[] {
    return [...this.#lost];
  }

  get isNone(): boolean {
    return this.#lost.size === 0;
  }

  sent(component: string): void {
    this.#moved.add(component);
    this.#atWork.add(component);
  }

  /** All folders now hold the state before this step. */
  kept(step: number): void {
    this.#keptAt = step;
    this.#moved.clear();
  }

  /**
   * True if the component was lost at this step before, so going back would lead here again. If there are no steps to
   * repeat, the component may be tried again.
   */
  lose(component: string, step: number): boolean {
    this.#lost.add(component);
    this.#unproven.add(component);
    if (!this.#atWork.delete(component)) return false;
    const isAgain = this.#lostAt.get(component) === step && step > this.#keptAt;
    this.#lostAt.set(component, step);
    return isAgain;
  }

  /**
   * True if the component comes back with the state that the next step needs.
   *
   * @param next the step whose inputs the component gets next
   * @param last the last step in its state, if the component reports one
   */
  rejoin(component: string, next: number, last: number | undefined): boolean {
    const known = this.#moved.has(component) ? undefined : this.#keptAt;
    if ((last === undefined ? known : last + 1) !== next) return false;
    this.#lost.delete(component);
    return true;
  }

  /** A new step is done. Returns the components that have now passed the step at which they were lost. */
  progressed(): readonly string[] {
    const proven = [...this.#unproven];
    this.#unproven.clear();
    return proven;
  }

  /** All components are back with the state before a step. */
  resumeFrom(step: number, again: boolean): void {
    this.#lost.clear();
    this.#atWork.clear();
    this.kept(step);
    if (!again) this.#lostAt.clear();
  }
}
