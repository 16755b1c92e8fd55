import { defineConfig } from 'vitest/config';

// Three layers, from fast to whole: rules and drivers, screens in jsdom, everything in a real browser.
export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          // A slow disk makes a test slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['packages/**/*.test.tsx', 'apps/**/*.test.tsx'],
          exclude: ['**/node_modules/**'],
          environment: 'jsdom',
          // A busy machine makes a screen slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'torture',
          include: ['e2e/**/*.torture.ts'],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Browsers share two cores with the server: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
