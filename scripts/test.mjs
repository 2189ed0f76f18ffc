// `npm test`: every suite that this machine can run; arguments go to vitest. With DTAAS_REQUIRE_ALL=1 a suite whose
// component is missing fails instead of being skipped. With DTAAS_SECOND_TRY=1 (in `.ci/run`) the files of a few failed
// tests run once more, alone, and the end of the log names those that passed then.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureInstalled, requireTools } from './install.mjs';

requireTools();
ensureInstalled();

/** If more files than this failed, the fault is in the change. */
const mostSecondTries = 3;

// Ctrl-C reaches the test runner as well, which clears up; this process waits for that.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
const folder = mkdtempSync(join(tmpdir(), 'dtaas-results-'));
const report = join(folder, 'results.json');
/** Written by `test/global-setup.ts` if a run left something behind, which a second try would hide. */
const left = join(folder, 'left-behind.txt');

const firstLine = (text = '') => text.split('\n', 1)[0];

/** Runs vitest. Returns its exit code and the files that failed, if failed tests are all that is wrong. */
function run(...args) {
  rmSync(report, { force: true });
  const vitest = spawnSync(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { stdio: 'inherit', env: { ...process.env, DTAAS_LEFT_BEHIND: left } },
  );
  const code = vitest.status ?? 1;
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    const { numPassedTests, numFailedTests, numPendingTests } = results;
    // What failed, once more at the end of a long log.
    for (const file of results.testResults) {
      const name = relative('.', file.name);
      const failures = file.assertionResults.filter(({ status }) => status === 'failed');
      if (file.status === 'failed' && failures.length === 0)
        console.log(`failed: ${name}: ${firstLine(file.message)}`);
      for (const test of failures)
        console.log(`failed: ${name} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
    }
    console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
    const failed = existsSync(left) ? [] : results.testResults.filter(({ status }) => status === 'failed');
    return { code, failed: failed.map(({ name }) => relative('.', name)) };
  } catch {
    console.error('The test runner ended without a report.');
    return { code, failed: [] };
  }
}

let { code, failed } = run(...process.argv.slice(2));
if (process.env.DTAAS_SECOND_TRY === '1' && failed.length > 0 && failed.length <= mostSecondTries) {
  console.log(`\nOnce more, alone: ${failed.join(', ')}`);
  ({ code } = run(...failed, '--maxWorkers=1'));
  if (code === 0)
    console.log(`UNSTABLE, failed and then passed: ${failed.join(', ')}. Mend the test or what it tests.`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;
