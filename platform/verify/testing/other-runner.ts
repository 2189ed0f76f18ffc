import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerProgram } from '@dtaas/runner';
import { onTestFinished, vi } from 'vitest';

/** Until the end of the test, a runner of the same version whose bytes differ is used. */
export function otherRunner(): void {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-runner-'));
  const runner = join(folder, 'runner.mjs');
  copyFileSync(runnerProgram(), runner);
  appendFileSync(runner, '// better\n');
  vi.stubEnv('DTAAS_RUNNER', runner);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
}
