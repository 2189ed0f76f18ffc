import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { componentConfig } from '@dtaas/model';
import { type Collected, collect, type Isolation, reclaimOwnership, runIsolated } from '@dtaas/sandbox';

import { type AssetFiles, layOutComponent, orderOf, writeConfig } from './component/prepare.ts';

export interface Batch {
  /** The component whose parameters and uses the command gets. */
  readonly workspace: AssetFiles;
  readonly component: string;
  /** `batch.command` of the asset, and the arguments after it. */
  readonly command: readonly string[];
  /** The folder with its input files. */
  readonly input: string;
  /** The folder for its output files, which is made if it is missing. */
  readonly output: string;
  readonly isolation: Isolation;
  readonly timeoutMs?: number;
}

/**
 * Runs an asset once: files in, files out, an exit code. It has no ports, no clock and no network.
 *
 * @throws DtaasError `environment-missing`
 */
export async function runBatch(batch: Batch): Promise<Collected> {
  const { workspace, component, command, input, output, isolation, timeoutMs } = batch;
  const { spec } = workspace;
  const layout = layOutComponent(workspace, component, isolation);
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-batch-'));
  mkdirSync(output, { recursive: true });
  try {
    const config = componentConfig(spec, component, {
      uses: layout.uses,
      order: orderOf(workspace, component),
    });
    const running = runIsolated(
      {
        command,
        ...layout.seen,
        env: {
          ...layout.env,
          DTAAS_CONFIG: layout.show(writeConfig(join(scratch, 'config.json'), config), '/config.json'),
          DTAAS_INPUT: layout.show(input, '/input'),
          DTAAS_OUTPUT: layout.show(output, '/output', { writable: true }),
        },
        network: 'none',
        limits: { ...spec.components[component]!.limits, timeoutMs },
      },
      isolation,
    );
    const collected = await collect(running);
    reclaimOwnership(output);
    return collected;
  } finally {
    layout.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}
