import { describe, expect, test } from 'vitest';
import { askedWait, waitBefore } from './wait.ts';

const now = Date.UTC(2026, 10, 30);
const answered = (status: number, retryAfter: string | null = null) => ({ status, retryAfter });

describe('the wait before a request is sent again', () => {
  test.each([
    ['a read without an answer', 'lost' as const, true, [250, 1000, 3000, undefined]],
    ['a read after a failure', answered(502), true, [250, 1000, 3000, undefined]],
    ['a read after a failure that names a time', answered(503, '2'), true, [2000, 2000, 2000, undefined]],
    ['a read that is refused', answered(403), true, [undefined]],
    ['a read that the server will never do', answered(501), true, [undefined]],
    ['a change without an answer', 'lost' as const, false, [undefined]],
    ['a change after a failure', answered(500), false, [undefined]],
    ['a change that came too soon', answered(429, '7'), false, [7000, 7000, 7000, undefined]],
    ['a change that came too soon, without a time', answered(429), false, [250, 1000, 3000, undefined]],
  ])('of %s', (_, attempt, isRead, waits) => {
    expect(waits.map((_wait, index) => waitBefore(attempt, index + 1, isRead, now))).toEqual(waits);
  });

  test('is in seconds or until a date', () => {
    expect(askedWait('120', now)).toBe(120_000);
    expect(askedWait(new Date(now + 5000).toUTCString(), now)).toBe(5000);
    expect(askedWait(new Date(now - 5000).toUTCString(), now)).toBe(0);
    expect([askedWait(null, now), askedWait('soon', now), askedWait('-1', now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
