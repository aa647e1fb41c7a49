import { expect } from 'vitest';
import { worstExit } from '../../src/core/exit-code.ts';
import type { Report } from '../../src/core/report.ts';
import { firedrill, outputFolder, progress } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { told } from './not-held.ts';

/** How a trial must end. */
export interface Ending {
  /** Of the drill; the drill as it is without one. */
  readonly variant?: string | undefined;
  readonly verdict: Report['verdict'];
  readonly exitCode: number;
}

/** A way to end, and what must be seen in the report beyond its verdict: it ends so for its own reason and for no other. */
export interface Proved extends Ending {
  readonly variant: string;
  readonly proof: (report: Report) => void | Promise<void>;
}

/** Runs a drill with the real command. It must end as it must and leave nothing behind; answers what it saw. */
export const tried = async (drill: string, ending: Ending): Promise<Report> => (await triedTogether(drill, [ending]))(ending);

/**
 * Runs a drill in several variants by one command, on one system that is brought back to its first state in between. Nothing may be left behind. Answers what was
 * seen of one of them, which must have ended as it must.
 */
export const triedTogether = async (drill: string, endings: readonly Ending[]): Promise<(ending: Ending) => Report> => {
  await using output = await outputFolder();
  const variants = endings.flatMap(({ variant }) => (variant === undefined ? [] : ['--variant', variant]));
  const answer = await firedrill('run', drill, ...variants, '--output', output.folder);
  const reports = new Map(await Promise.all(endings.map(async ({ variant }) => [variant, await output.report(trialOf(drill, variant))] as const)));
  for (const { drill: of, verdict, exit_code: code, timing, summary } of reports.values())
    progress(`${trialOf(drill, of.variant ?? undefined)}: ${verdict}, ${String(code)}, ${String(Math.round(timing.wall_ms / 1_000))} s: ${summary}`);
  expect(answer.exitCode, [...reports.values()].map(told).join('\n')).toBe(worstExit(endings.map(({ exitCode }) => exitCode)));
  for (const run of new Set([...reports.values()].map(({ run_id }) => run_id))) expect(await leftBehind(run)).toEqual([]);
  expect(openIntents(await output.ledger())).toEqual([]);
  return ({ variant, verdict, exitCode }) => {
    const report = reports.get(variant);
    if (report === undefined) throw new Error(`${trialOf(drill, variant)} was not tried`);
    expect(report, told(report)).toMatchObject({ verdict, outcome: 'finished', exit_code: exitCode });
    return report;
  };
};

const trialOf = (drill: string, variant: string | undefined): string => (variant === undefined ? drill : `${drill}.${variant}`);
