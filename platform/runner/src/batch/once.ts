import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeTree } from '@dtaas/processes';
import { type Collected, collect, type Isolation, reclaimOwnership } from '@dtaas/sandbox';
import type { AssetFiles } from '../component/prepare.ts';
import { openProgram } from './worker/program.ts';

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
 * Runs an asset once, without a manifest: files in, files out, an exit code. It has no ports, no clock and no network.
 *
 * @throws DtaasError `environment-missing`
 */
export async function runBatch(batch: Batch): Promise<Collected> {
  const { workspace, input, output, timeoutMs } = batch;
  mkdirSync(output, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'dtaas-batch-'));
  const closing = [() => removeTree(scratch)];
  try {
    const program = openProgram({ ...batch, files: workspace, alone: false }, scratch);
    closing.push(program.remove);
    const started = program.start({
      shown: [
        { source: input, target: '/input', variable: 'DTAAS_INPUT' },
        { source: output, target: '/output', variable: 'DTAAS_OUTPUT', writable: true },
      ],
      config: {},
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const collected = await collect(started);
    reclaimOwnership(output);
    return collected;
  } finally {
    for (const close of closing.reverse()) close();
  }
}
