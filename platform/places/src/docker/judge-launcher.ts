import { isLauncherBuilt, whyUnbuildable } from '@dtaas/launcher';
import type { DtaasError, WorkspaceSpec } from '@dtaas/model';

/** Why the launcher, the first process of a component's container, can't be had, if so: it isn't built, and this machine can't build it. */
export async function judgeLauncher({
  components,
}: Pick<WorkspaceSpec, 'components'>): Promise<DtaasError | undefined> {
  if (isLauncherBuilt() || Object.keys(components).length === 0) return undefined;
  return await whyUnbuildable();
}
