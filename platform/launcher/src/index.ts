export { ensureLauncher } from './ensure-launcher.ts';
export * as launcherErrors from './failures.ts';
