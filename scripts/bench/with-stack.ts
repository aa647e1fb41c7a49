import { randomBytes } from 'node:crypto';
import type { Stack } from '../../src/core/stack.ts';
import { timing, type Timing } from '../../src/core/timing.ts';
import { toolboxProcess } from '../../src/operator/toolbox-process.ts';
import { failedChecks, setUp } from '../../src/setup/doctor.ts';
import { imageEnvironment } from '../../src/setup/image-environment.ts';
import { imageTags } from '../../src/setup/image-tags.ts';
import { loadTestcontainers } from '../../src/stack/compose-up.ts';
import { readComposeModel, type ComposeModel } from '../../src/stack/compose-model.ts';
import { dockerEngine, type DockerEngine } from '../../src/stack/docker-engine.ts';
import { makeStackFiles, type StackFiles } from '../../src/stack/stack-files.ts';
import { startStack, type StartedStack } from '../../src/stack/start-stack.ts';
import { sweepRun } from '../../src/stack/sweep.ts';

/** A system as a drill has planned it: read and resolved, nothing started. */
export interface PlannedStack {
  readonly engine: DockerEngine;
  readonly stack: Stack;
  readonly model: ComposeModel;
  /** `FIREDRILL_IMAGE_…` by name. */
  readonly images: Readonly<Record<string, string>>;
}

/** Looks at the machine and loads what is needed, as a run does before it starts anything. @throws DrillError with a hint when something is missing. */
export const plannedStack = async (stack: Stack): Promise<PlannedStack> => {
  const [checks] = await Promise.all([setUp({ fix: false }), loadTestcontainers()]);
  const missing = failedChecks(checks);
  if (missing !== undefined) throw missing;
  const images = imageEnvironment(await imageTags());
  const model = await readComposeModel({ files: [stack.compose], profiles: stack.profiles, environment: images });
  return { engine: dockerEngine(), stack, model, images };
};

export const newRunId = (): string => `bench-${randomBytes(4).toString('hex')}`;

export interface StartFacts {
  readonly runId: string;
  readonly bootMs: number;
  readonly files: StackFiles;
}

/** Starts it as a drill does, and hands it to `use`. Whatever was started is taken away in the end, whichever way it ends. */
export const withStack = async <Value>(
  { engine, stack, model, images }: PlannedStack,
  played: Timing,
  use: (started: StartedStack, facts: StartFacts) => Promise<Value>,
): Promise<Value> => {
  const runId = newRunId();
  await using files = await makeStackFiles(runId);
  try {
    const began = performance.now();
    const started = await startStack({
      ...{ engine, runId, model, files, toolboxProcess, stack, timing: played, environment: images },
      images: { toxiproxy: images['FIREDRILL_IMAGE_TOXIPROXY'] ?? '', toolbox: images['FIREDRILL_IMAGE_TOOLBOX'] ?? '' },
    });
    return await use(started, { runId, bootMs: performance.now() - began, files });
  } finally {
    await takeAway(engine, runId);
  }
};

/** As `withStack`, in fast timing. */
export const withFastStack = <Value>(planned: PlannedStack, use: (started: StartedStack, facts: StartFacts) => Promise<Value>): Promise<Value> =>
  withStack(planned, timing('fast', planned.stack.fastFactor), use);

/** @throws Error that names what stays. */
export const takeAway = async (engine: DockerEngine, runId: string): Promise<void> => {
  const { left } = await sweepRun(engine, runId);
  if (left.length > 0) throw new Error(`could not take away ${left.map(({ what, why }) => `${what} (${why})`).join(', ')}`);
};
