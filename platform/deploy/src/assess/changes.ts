import { type Desired, type PlanChange, planInWords } from '@dtaas/model';

/** What changes between what is recorded and what is desired. A record that others have tampered with holds up nothing. */
export function changesBetween(recorded: Desired | undefined, desired: Desired): readonly PlanChange[] {
  try {
    return planInWords(recorded, desired);
  } catch {
    return [
      {
        action: 'change',
        subject: 'twin',
        words: 'what is recorded can’t be compared: all of it is made again',
      },
    ];
  }
}
