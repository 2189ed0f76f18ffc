/** Which components lockstep has lost, and with which state they would come back. It knows nothing of processes. */
export class Losses {
  readonly #lost = new Set<string>();
  /** For the inputs of which step everybody's folder stands, but for those of `#moved`. */
  #keptAt = 0;
  /** Those that got a step since: what their folders hold, only they can tell. */
  readonly #moved = new Set<string>();
  /** Those whose process that runs got a step. */
  readonly #atWork = new Set<string>();
  /** At which step a component at work was lost last. */
  readonly #lostAt = new Map<string, number>();

  /** Those that have yet to get past where they were lost. */
  readonly #unproven = new Set<string>();

  get lost(): readonly string[] {
    return this.#lost.size === 0 ? none : [...this.#lost];
  }

  get isNone(): boolean {
    return this.#lost.size === 0;
  }

  sent(component: string): void {
    this.#moved.add(component);
    this.#atWork.add(component);
  }

  /** All folders stand for a step's inputs. */
  kept(step: number): void {
    this.#keptAt = step;
    this.#moved.clear();
  }

  /**
   * True where it was lost at this step before, so that going back would lead here again. Where there is nothing to go
   * back over, trying again costs no more than the trial.
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
   * True where its state is the one that it needs.
   *
   * @param next the step whose inputs it is to get
   * @param last the last step in its state, where it tells
   */
  takeBack(component: string, next: number, last: number | undefined): boolean {
    const known = this.#moved.has(component) ? undefined : this.#keptAt;
    if ((last === undefined ? known : last + 1) !== next) return false;
    this.#lost.delete(component);
    return true;
  }

  /** A new step is done: answers those that have got past where they were lost. */
  progressed(): readonly string[] {
    if (this.#unproven.size === 0) return none;
    const proven = [...this.#unproven];
    this.#unproven.clear();
    return proven;
  }

  /** Everybody is there, with the state of a step. */
  resumeFrom(step: number, again: boolean): void {
    this.#lost.clear();
    this.#atWork.clear();
    this.kept(step);
    if (!again) this.#lostAt.clear();
  }
}

const none: readonly string[] = [];
