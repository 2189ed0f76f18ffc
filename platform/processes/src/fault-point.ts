/**
 * A step at which a test may cut a run. If `DTAAS_FAULT` names it, the process dies here as by `kill -9`: no handler runs, nothing is
 * flushed. The tests of a package list its steps and die at each.
 */
export function faultPoint(name: string): void {
  if (process.env['DTAAS_FAULT'] === name) process.kill(process.pid, 'SIGKILL');
}
