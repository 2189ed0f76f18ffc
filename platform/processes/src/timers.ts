/** A timer of Node that should wait for longer fires at once. */
const longestMs = 2 ** 31 - 1;

export interface Timer {
  /** Cancels the timer; nothing is called afterwards. */
  cancel(): void;
}

/** Calls `act` once after any number of milliseconds, with several timers of Node if one can't wait so long. */
export function after(milliseconds: number, act: () => void): Timer {
  let left = milliseconds;
  let timer: NodeJS.Timeout;
  const wait = () => {
    const next = Math.min(left, longestMs);
    left -= next;
    timer = setTimeout(left > 0 ? wait : act, next);
  };
  wait();
  return { cancel: () => clearTimeout(timer) };
}

/** Calls `act` repeatedly, each time after any number of milliseconds. */
export function every(milliseconds: number, act: () => void): Timer {
  let timer = after(milliseconds, function again() {
    timer = after(milliseconds, again);
    act();
  });
  return { cancel: () => timer.cancel() };
}
