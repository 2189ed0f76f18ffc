/** Node's timers that wait for longer fire at once. */
const longestMs = 2 ** 31 - 1;

export interface Timer {
  /** After this nothing is called. */
  cancel(): void;
}

/** Calls `act` once, after so many milliseconds, however many: as several of Node's timers where one can't wait so long. */
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

/** Calls `act` again and again, first after so many milliseconds, however many. */
export function every(milliseconds: number, act: () => void): Timer {
  if (milliseconds <= longestMs) {
    const interval = setInterval(act, milliseconds);
    return { cancel: () => clearInterval(interval) };
  }
  let timer: Timer;
  const wait = () => {
    timer = after(milliseconds, () => {
      wait();
      act();
    });
  };
  wait();
  return { cancel: () => timer.cancel() };
}
