import { defineConfig } from 'vitest/config';

import shared from '../../../vitest.config.mjs';

export default defineConfig({
  ...shared,
  test: {
    include: ['test/e2e/lambda/**/*.e2e.ts'],
    // All files share what was started once, and its names.
    fileParallelism: false,
    globalSetup: ['test/e2e/lambda/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
