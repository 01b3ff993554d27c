import { defineConfig } from 'vitest/config';

const languageData = 'test/support/provide-language-data.ts';
const stack = { globalSetup: ['test/support/stack-setup.ts'], fileParallelism: false, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // Vitest leaves one core free by default, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/property-seed.ts', languageData],
          include: [
            'schemas/**/*.test.ts',
            'services/**/*.test.ts',
            'infra/**/*.test.ts',
            'test/support/**/*.test.ts',
            'test/bench/**/*.test.ts',
            'test/mutants/table.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          setupFiles: [languageData],
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          ...stack,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: [languageData],
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'integrity',
          include: ['test/integrity/**/*.test.ts'],
          setupFiles: [languageData],
          testTimeout: 300_000,
          ...stack,
        },
      },
      {
        test: {
          name: 'quality',
          setupFiles: [languageData],
          include: ['test/quality/**/*.test.ts', 'test/mutants/sample.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
