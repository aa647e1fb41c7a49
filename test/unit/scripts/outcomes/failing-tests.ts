import { defineConfig } from 'vitest/config';

/** Tests that fail in every way there is, for the test of what is told of them. */
export default defineConfig({ test: { include: ['*-outcome.ts'], reporters: ['../../../../scripts/test/results-reporter.ts'] } });
