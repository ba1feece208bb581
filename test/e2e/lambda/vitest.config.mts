import { defineConfig } from 'vitest/config';

import shared from '../../../vitest.config.mjs';

export default defineConfig({
  ...shared,
  test: {
    include: ['test/e2e/lambda/**/*.e2e.ts'],
    // All files share what was started once, and its names.
    fileParallelism: false,
    globalSetup: ['test/e2e/lambda/setup.ts'],
    // The AWS SDK says at each start that it will want a newer Node one day.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
