/** How long the runner waits for others, in milliseconds. Tests wait for less. */
export const defaultTimes = {
  /** A component may take this long to leave before it is killed. */
  leaveMs: 5000,
  /** A component may take this long to answer on its control port. */
  answerMs: 10_000,
  /** A component may take this long from its start until it answers for the first time. */
  startMs: 60_000,
  /** A component that works on a step, or is silent after its first step, for longer makes the twin Degraded. */
  lateMs: 5000,
  /** A component that works on a step for longer is ended and started again. */
  hungMs: 30_000,
  /** How often the size of the components' states is measured. */
  diskMs: 10_000,
  /** A client of the control protocol may be silent for this long in the middle of a request. */
  silenceMs: 60_000,
};

export type Times = Readonly<typeof defaultTimes>;
