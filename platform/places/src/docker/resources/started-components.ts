import type { ComponentSpec, WorkspaceSpec } from '@dtaas/model';

/** The components that have a process of their own. */
export function startedComponents({
  components,
}: WorkspaceSpec): readonly (readonly [string, ComponentSpec])[] {
  return Object.entries(components).filter(([, { run }]) => run !== undefined);
}
