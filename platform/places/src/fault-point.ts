/** The steps of making a workspace at which a test kills the plugin. */
export const workspaceFaultPoints = ['workspace-written', 'runner-spawned', 'runner-answered'] as const;

/** Where `DTAAS_FAULT` names this step, the process dies here as by `kill -9`: no handler runs, nothing is flushed. */
export function faultPoint(name: (typeof workspaceFaultPoints)[number]): void {
  if (process.env['DTAAS_FAULT'] === name) process.kill(process.pid, 'SIGKILL');
}
