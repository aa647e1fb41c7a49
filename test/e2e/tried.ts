import { expect } from 'vitest';
import { worstExit } from '../../src/core/exit-code.ts';
import type { Report } from '../../src/core/report.ts';
import { trialName } from '../../src/core/trial-name.ts';
import { firedrill, outputFolder, progress } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';
import { told } from './not-held.ts';

/** A trial and how it must end. */
export interface Ending {
  readonly drill: string;
  /** The drill as it is without one. */
  readonly variant?: string | undefined;
  readonly verdict: Report['verdict'];
  readonly exitCode: number;
}

/** A way to end, and what must be seen in the report beyond its verdict: it ends so for its own reason and for no other. */
export interface Proved extends Ending {
  readonly proof: (report: Report) => void | Promise<void>;
}

/**
 * Makes these trials by one run of the real command: those on the same stack on one system, which is brought back to its first state in between. Nothing may be left
 * behind. Answers what was seen of one of them, which must have ended as it must.
 */
export const tried = async (endings: readonly Ending[]): Promise<(ending: Ending) => Report> => {
  await using output = await outputFolder();
  const answer = await firedrill('run', ...endings.map(nameOf), '--output', output.folder);
  const reports = new Map(await Promise.all(endings.map(async (ending) => [nameOf(ending), await output.report(nameOf(ending))] as const)));
  for (const [name, { verdict, exit_code: code, timing, summary }] of reports)
    progress(`${name}: ${verdict}, ${String(code)}, ${String(Math.round(timing.wall_ms / 1_000))} s: ${summary}`);
  expect(answer.exitCode, [...reports.values()].map(told).join('\n')).toBe(worstExit(endings.map(({ exitCode }) => exitCode)));
  for (const run of new Set([...reports.values()].map(({ run_id }) => run_id))) expect(await leftBehind(run)).toEqual([]);
  expect(openIntents(await output.ledger())).toEqual([]);
  return (ending) => {
    const report = reports.get(nameOf(ending));
    if (report === undefined) throw new Error(`${nameOf(ending)} was not tried`);
    expect(report, told(report)).toMatchObject({ verdict: ending.verdict, outcome: 'finished', exit_code: ending.exitCode });
    return report;
  };
};

const nameOf = ({ drill, variant }: Ending): string => trialName({ id: drill, variant: variant ?? null });
