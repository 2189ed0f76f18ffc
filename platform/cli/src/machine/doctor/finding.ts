import { after } from '@dtaas/processes';

/** What `dtaas doctor` says of one thing. */
export interface Finding {
  /** `Node`, `Docker`, `place pi`. */
  readonly about: string;
  /** `absent`: it is not there, and nothing here needs it. `missing`: something needs it. */
  readonly state: 'ok' | 'limited' | 'absent' | 'missing';
  readonly text: string;
  /** The command or the step that helps. */
  readonly next?: string;
}

/** How long one look may take. The looks at a place give up earlier, with a reason. */
export const patienceMs = 20_000;

/** One look: what it finds, or what kept it from an answer. It always ends. */
export async function look(
  about: string,
  find: () => Promise<readonly Finding[]> | readonly Finding[],
  patience = patienceMs,
): Promise<readonly Finding[]> {
  const failed = (text: string, next?: string): readonly Finding[] => [
    { about, state: 'missing', text, ...(next ? { next } : {}) },
  ];
  return await new Promise((resolve) => {
    const timer = after(patience, () => resolve(failed(`gave no answer within ${patience / 1000} s.`)));
    Promise.resolve()
      .then(find)
      .catch((error: Error & { hint?: string }) => failed(error.message, error.hint))
      .then(resolve)
      .finally(() => timer.cancel());
  });
}

/** Whether a text like `git version 2.39.5` names an older version than `major.minor`. */
export function isOlder(text: string, major: number, minor: number): boolean {
  const [, its = 0, minorOfIts = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  return its < major || (its === major && minorOfIts < minor);
}
