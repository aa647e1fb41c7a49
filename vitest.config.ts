import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/test/longest-first.ts';

const project = (name: string, timeout: number, extra: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout, ...extra },
});

/** Whole systems share two cores and one engine: their files run one after the other. */
const oneByOne = { fileParallelism: false };

/**
 * Faults are tried on one or two containers, and judged by what they do and never by how fast: what a file waits for, others have the cores for.
 * With three of them two cores are busy; with four nothing was done sooner, and a process took ten seconds to begin.
 */
const threeAtOnce = { maxWorkers: 3 };

/** A server or a small system, judged by what it does; and whatever waits there waits for an event. */
const twoAtOnce = { maxWorkers: 2 };

/** Measures milliseconds, so nothing runs beside it. */
const afterTheOthers = { sequence: { groupOrder: 1 } };

/** Modules keep nothing that one test could leave to another, so files that follow each other in a worker may share them: half the time goes into loading otherwise. */
const sharedModules = { isolate: false };

export default defineConfig({
  test: {
    reporters: ['default'],
    // What is waited for comes at once on an idle machine; vitest's own second is less than a command in a container takes on a busy one.
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', 30_000, sharedModules),
      project('architecture', 60_000, sharedModules),
      project('contract', 300_000, threeAtOnce),
      project('integration', 180_000, twoAtOnce),
      project('calibration', 180_000, { ...oneByOne, ...afterTheOthers }),
      project('browser', 60_000),
      project('e2e', 600_000, oneByOne),
    ],
  },
});
