/** How long the runner waits for others. Tests wait for less. */
export interface Times {
  /** A component may take this long to leave before it is killed. */
  readonly leaveMs: number;
  /** A component may take this long to answer on its control port. */
  readonly answerMs: number;
  /** A component may take this long from its start until it answers for the first time. */
  readonly startMs: number;
  /** A component that works on a step, or is silent after its first step, for longer makes the twin Degraded. */
  readonly lateMs: number;
  /** A component that works on a step for longer is ended and started again. */
  readonly hungMs: number;
  /** A client of the control protocol may be silent for this long in the middle of a request. */
  readonly silenceMs: number;
}

export const defaultTimes: Times = {
  leaveMs: 5000,
  answerMs: 10_000,
  startMs: 60_000,
  lateMs: 5000,
  hungMs: 30_000,
  silenceMs: 60_000,
};
