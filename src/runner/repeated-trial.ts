import type { RepeatedTrial } from '../core/ablation.ts';
import type { Report } from '../core/report.ts';

/** What a series keeps of one of its trials. */
export const repeatedTrial = (report: Report, folder: string): RepeatedTrial => {
  const start = report.timing.phases.find(({ phase }) => phase === 'start');
  return {
    folder,
    verdict: report.verdict,
    restored_ms: restoredMs(report),
    wall_ms: report.timing.wall_ms,
    documented_wait_ms: report.timing.documented_wait_ms,
    made_ready_ms: start === undefined ? 0 : start.ended_ms - start.began_ms,
  };
};

export const restoredMs = ({ promises }: Report): number | null => promises.find(({ name }) => name === 'restored')?.measured ?? null;
