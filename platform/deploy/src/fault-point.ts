/** The steps at which a test cuts a run; in the order in which a first deployment passes them. */
export const faultPoints = [
  'override-recorded',
  'snapshot-fetched',
  'snapshot-stored',
  'snapshot-recorded',
  'saved',
  'stopped',
  'staged',
  'before-up',
  'after-up',
  'started',
  'recorded',
] as const;

type FaultPoint = (typeof faultPoints)[number];

/** Where `DTAAS_FAULT` names this step, the process dies here as by `kill -9`: no handler runs, nothing is flushed. */
export function faultPoint(name: FaultPoint): void {
  if (process.env['DTAAS_FAULT'] === name) process.kill(process.pid, 'SIGKILL');
}
