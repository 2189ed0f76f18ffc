import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['platform/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A CI runner asks for colours, and answers are compared without them.
    env: { NO_COLOR: '1' },
  },
});
