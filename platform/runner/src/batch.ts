import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Collected,
  collect,
  type Isolation,
  layOut,
  reclaimOwnership,
  runIsolated,
} from '@dtaas/sandbox';
import { componentConfig } from './component/config.ts';
import { partOf } from './component/prepare.ts';
import type { WorkspaceFile } from './workspace/workspace-file.ts';

export interface Batch {
  /** The component whose parameters and uses the command gets. */
  readonly workspace: Pick<WorkspaceFile, 'spec' | 'store' | 'environments'>;
  readonly component: string;
  /** `batch.command` of the asset, and the arguments after it. */
  readonly command: readonly [string, ...string[]];
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
  const { workspace, component: id, isolation } = batch;
  const { spec } = workspace;
  const component = spec.components[id]!;
  const uses = Object.entries(component.uses).map(([name, bound]) => {
    return [name, partOf(workspace, bound)] as const;
  });
  const layout = layOut(isolation, partOf(workspace, id), Object.fromEntries(uses));
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-batch-'));
  mkdirSync(batch.output, { recursive: true });
  try {
    const config = join(scratch, 'config.json');
    writeFileSync(config, JSON.stringify(componentConfig(spec, id, layout.uses, {})));
    chmodSync(config, 0o644);
    const running = runIsolated(
      {
        command: batch.command,
        cwd: layout.asset,
        env: {
          ...layout.env,
          DTAAS_CONFIG: layout.show(config, '/config.json'),
          DTAAS_INPUT: layout.show(batch.input, '/input'),
          DTAAS_OUTPUT: layout.show(batch.output, '/output', { writable: true }),
        },
        mounts: layout.mounts,
        path: layout.path,
        network: 'none',
        limits: { ...component.limits, timeoutMs: batch.timeoutMs },
        ...(layout.python ? { python: true } : {}),
      },
      isolation,
    );
    const collected = await collect(running);
    reclaimOwnership(batch.output);
    return collected;
  } finally {
    layout.remove();
    rmSync(scratch, { recursive: true, force: true });
  }
}
