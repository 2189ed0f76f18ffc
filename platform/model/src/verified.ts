import type { AssetResult } from './generated/reports.ts';

/** Whether an asset or a twin whose tests came to this may be used. */
export function isVerified(outcome: AssetResult['outcome']): boolean {
  return outcome === 'passed' || outcome === 'remembered' || outcome === 'untested';
}
