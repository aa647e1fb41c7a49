import type * as Testcontainers from 'testcontainers';
import { DrillError } from '../core/errors.ts';
import type { ComposeFiles } from './compose-model.ts';

/** Longest time that a container may take to become healthy. A stack of this size needs 5 s; a cold and busy machine ten times that. */
const startBudgetMs = 120_000;

/**
 * Loads testcontainers, which takes a few tenths of a second of this process: for a caller that has something else to wait for meanwhile.
 * Calling it is never needed, and twice is harmless.
 */
export const loadTestcontainers = async (): Promise<typeof Testcontainers> => {
  process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
  return await import('testcontainers');
};

/**
 * `docker compose up` by testcontainers, until every container is healthy. Its reaper is left out: it would need an image of its own,
 * and it removes containers without undoing anything; removal here goes by firedrill's labels.
 */
export const composeUp = async ({
  folder,
  files,
  compose,
  project,
}: {
  folder: string;
  files: readonly string[];
  compose: ComposeFiles;
  project: string;
}): Promise<void> => {
  const { DockerComposeEnvironment } = await loadTestcontainers();
  try {
    await new DockerComposeEnvironment(folder, [...files])
      .withProjectName(project)
      .withProfiles(...compose.profiles)
      .withEnvironment({ ...compose.environment })
      .withAutoCleanup(false)
      .withStartupTimeout(startBudgetMs)
      .up();
  } catch (cause) {
    throw new DrillError('stack-start-failed', `the stack would not start: ${saying(cause)}`, {
      cause,
      hint: `try it by hand: docker compose -f ${compose.files[0] ?? ''} ${compose.profiles.map((profile) => `--profile ${profile} `).join('')}up --wait`,
    });
  }
};

/** testcontainers rejects with an error or with an object that carries what compose printed. */
const saying = (cause: unknown): string => {
  if (cause instanceof Error) return cause.message;
  if (typeof cause === 'object' && cause !== null && 'err' in cause) return String(cause.err).trim();
  return String(cause);
};
