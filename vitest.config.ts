import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const acceptance = '**/*.acceptance.test.ts';
const isAcceptance = process.env['DTAAS_ACCEPTANCE'] === '1';

export default defineConfig({
  test: {
    include: isAcceptance
      ? [acceptance]
      : ['platform/*/src/**/*.test.ts', 'sdk/**/*.test.ts', 'test/**/*.test.ts'],
    // `npm run acceptance` runs what takes longer than everybody wants to wait.
    exclude: ['**/node_modules/**', ...(isAcceptance ? [] : [acceptance])],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: isAcceptance ? 600_000 : 60_000,
    hookTimeout: 120_000,
    // Only to give up: beside other suites, a process may need seconds to start or to end.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // Vitest would leave one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // A CI runner asks for colours, and answers are compared without them.
    env: { NO_COLOR: '1' },
  },
});
