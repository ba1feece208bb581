import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Without the alias the self-reference 'fleetwright' would load a second copy, from dist.
export default defineConfig({
  resolve: {
    alias: [{ find: /^fleetwright$/, replacement: source('./lib/index.ts') }],
  },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
