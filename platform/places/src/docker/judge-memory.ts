import { type DtaasError, printBytes, type WorkspaceSpec } from '@dtaas/model';
import type { Machine } from '../place.ts';
import { memoryShort } from './failures.ts';
import { startedComponents } from './resources/started-components.ts';

/**
 * Why a component can never have the memory that somebody wrote down for it, if so: its machine has less. The sum of all components may be larger
 * than the machine, because a limit reserves nothing.
 */
export function judgeMemory(
  engine: string,
  machine: Machine | undefined,
  workspace: WorkspaceSpec,
): DtaasError | undefined {
  if (!machine) return undefined;
  const { twin, resources } = workspace;
  const has = printBytes(machine.memory);
  for (const [component, { limits }] of startedComponents(workspace)) {
    const wanted = limits.memoryBytes ?? resources.memoryBytes ?? 0;
    if (wanted > machine.memory)
      return memoryShort({ engine, twin, component, wanted: printBytes(wanted), has });
  }
  return undefined;
}
