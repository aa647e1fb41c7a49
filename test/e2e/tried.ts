import { expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { firedrill, outputFolder, progress } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { told } from './not-held.ts';

/** How a trial must end. */
export interface Ending {
  /** Of the drill; the drill as it is without one. */
  readonly variant?: string | undefined;
  /** The folder that it is in. Default: the project's own. */
  readonly drills?: string;
  readonly verdict: Report['verdict'];
  readonly exitCode: number;
}

/** Runs a drill with the real command. It must end as it must and leave nothing behind; answers what it saw. */
export const tried = async (drill: string, { variant, drills, verdict, exitCode }: Ending): Promise<Report> => {
  await using output = await outputFolder();
  const name = variant === undefined ? drill : `${drill}.${variant}`;
  const chosen = [...(variant === undefined ? [] : ['--variant', variant]), ...(drills === undefined ? [] : ['--drills', drills])];
  const answer = await firedrill('run', drill, ...chosen, '--output', output.folder);
  const report = await output.report(name);
  progress(`${name}: ${report.verdict}, exit code ${String(answer.exitCode)}, ${String(Math.round(answer.elapsedMs / 1_000))} s: ${report.summary}`);
  expect(report, told(report)).toMatchObject({ verdict, outcome: 'finished', exit_code: exitCode });
  expect(answer.exitCode).toBe(exitCode);
  expect(await leftBehind(report.run_id)).toEqual([]);
  expect(openIntents(await output.ledger())).toEqual([]);
  return report;
};

/** A way to end, and what must be seen in the report beyond its verdict: it ends so for its own reason and for no other. */
export interface Proved extends Ending {
  readonly variant: string;
  readonly proof: (report: Report) => void | Promise<void>;
}
