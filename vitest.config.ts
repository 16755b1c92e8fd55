import { defineConfig } from 'vitest/config';

const NOT = ['**/node_modules/**'];
/** Starts the packer, and with it a process for each target. */
const PACKER = 'build/electron/dist.test.ts';

// From fast to whole: rules and drivers, screens in jsdom, servers with their files and devices, everything in a real browser.
export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: [...NOT, PACKER],
          environment: 'node',
          // Loading the modules anew for each file takes longer than the tests themselves.
          isolate: false,
          // A slow disk makes a test slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['packages/*/src/**/*.test.tsx', 'apps/*/src/**/*.test.tsx'],
          exclude: NOT,
          environment: 'jsdom',
          isolate: false,
          setupFiles: ['packages/ui/test/screen-window.ts'],
          // A busy machine makes a screen slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'apps/*/sim/**/*.test.ts', PACKER],
          exclude: NOT,
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: NOT,
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'timed',
          include: ['e2e/**/*.timed.ts'],
          exclude: NOT,
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Where the times count that people wait for: one file at a time.
          fileParallelism: process.env['LUOT_TIMES'] !== '1',
        },
      },
      {
        test: {
          name: 'torture',
          include: ['e2e/**/*.torture.ts'],
          exclude: NOT,
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
