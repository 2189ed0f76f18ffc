export { ensureLauncher, isLauncherBuilt, whyUnbuildable } from './ensure-launcher.ts';
export * as launcherErrors from './failures.ts';
