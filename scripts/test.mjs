// `npm test`: every suite that this machine can run; arguments go to vitest. With DTAAS_REQUIRE_ALL=1 a suite whose
// component is missing fails instead of being skipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled();

// Ctrl-C reaches the test runner as well, which clears up; this process waits for that.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
const folder = mkdtempSync(join(tmpdir(), 'dtaas-results-'));
const report = join(folder, 'results.json');
const vitest = spawnSync(
  process.execPath,
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
try {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
} catch {
  console.error('The test runner ended without a report.');
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = vitest.status ?? 1;
