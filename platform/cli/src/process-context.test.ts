import { expect, it } from 'vitest';
import { processContext } from './process-context.ts';

it('aborts at a signal without ending the process, also if npm sends the signal twice', () => {
  const others = process.listeners('SIGINT');
  const { signal } = processContext('json', (text) => text);
  const [stop] = process.listeners('SIGINT').filter((listener) => !others.includes(listener));
  try {
    stop!('SIGINT');
    stop!('SIGINT');
    expect(signal.aborted).toBe(true);
    // A listener that is gone leaves the process to whoever restores the cursor, and that ends it at once.
    expect(process.listeners('SIGINT')).toContain(stop);
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop!);
  }
});
