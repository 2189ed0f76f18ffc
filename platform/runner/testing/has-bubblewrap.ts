import { detectIsolation } from '@dtaas/sandbox';

/** Whether tests that need bubblewrap run. Without it they are skipped, and it is said which and how to get it. */
export function hasBubblewrap(): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  try {
    detectIsolation('bubblewrap');
    return true;
  } catch {
    console.warn(
      'runner: bubblewrap does not work here, so isolated twins are not tested (apt-get install bubblewrap)',
    );
    return false;
  }
}
