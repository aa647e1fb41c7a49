import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npmScript } from './npm-script.ts';
import type { Results } from './results-of.ts';
import { resultsVariable } from './results-variable.ts';

/** A stage that has come to its end. */
export interface EndedStage extends Results {
  readonly exitCode: number;
  readonly seconds: number;
}

/** What a shell would say of a process that a signal ended. */
const endedBySignal = 128;

/** Runs a stage, which is an npm script, to its end, its words on this screen. A signal that ends this process is passed on. */
export const runStage = async (script: string, folder: string, stop: AbortSignal): Promise<EndedStage> => {
  const file = join(folder, `${script}.json`);
  // Results of an earlier run would be counted as this one's.
  await rm(file, { force: true });
  const began = performance.now();
  const exitCode = await new Promise<number>((resolve, reject) => {
    npmScript(script, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, [resultsVariable]: file }, stop })
      .once('error', reject)
      .once('close', (code) => {
        resolve(code ?? endedBySignal);
      });
  });
  return { exitCode, seconds: (performance.now() - began) / 1_000, ...(await readResults(script, file, exitCode)) };
};

/** A stage that failed has a failure, whatever its tests say: the linter, the set-up, or a process that was killed before it could say anything. */
const readResults = async (script: string, file: string, exitCode: number): Promise<Results> => {
  const written = await readFile(file, 'utf8').catch(() => undefined);
  if (written === undefined) return { passed: 0, failures: [`${script}\n    left no results, exit code ${String(exitCode)}`] };
  const results = JSON.parse(written) as Results;
  if (exitCode === 0 || results.failures.length > 0) return results;
  return { ...results, failures: [`${script}\n    exit code ${String(exitCode)}, though its tests passed: see above`] };
};
