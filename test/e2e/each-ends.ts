import { beforeAll, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { trialName } from '../../src/core/trial-name.ts';
import { isThorough } from './thorough.ts';
import { tried, type Ending, type Proved } from './tried.ts';

/** Makes these trials by one command, and proves of each that it ends as it must. @param always - the names of those that are made in every run of the tests; default all. */
export const eachEnds = (trials: readonly Proved[], always?: readonly string[]): void => {
  const named = trials.map((trial) => ({ ...trial, name: trialName({ id: trial.drill, variant: trial.variant ?? null }) }));
  const unknown = always?.find((name) => !named.some((trial) => trial.name === name));
  if (unknown !== undefined) throw new Error(`there is no trial called ${unknown} among these`);
  const wanted = named.filter(({ name }) => isThorough || (always?.includes(name) ?? true));
  let seen: (ending: Ending) => Report;
  beforeAll(async () => {
    seen = await tried(wanted);
  }, wanted.length * 180_000);

  test.each(wanted)('$name ends $verdict, exit code $exitCode', async ({ proof, ...ending }) => {
    await proof(seen(ending));
  });
};
