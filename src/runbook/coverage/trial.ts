import type { Report } from '../../core/report.ts';

/** A finished or aborted trial of a drill itself, and the folder that holds its report. */
export interface Trial {
  readonly report: Report;
  readonly folder: string;
}

/** Whether every fault that struck was seen to bite. Whatever held without a fault proves nothing about the document. */
export const wasProved = ({ report }: Trial): boolean => {
  const struck = report.faults.filter(({ injected_ms: injected }) => injected !== null);
  return struck.length > 0 && struck.every(({ bitten }) => bitten !== null);
};
