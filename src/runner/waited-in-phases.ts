import type { ReportTiming } from '../core/report.ts';

/** The phases that last as long as the document says, not as long as the machine needs. */
const waits: ReadonlySet<string> = new Set(['steady', 'alert', 'stabilise']);

/** How long a trial waited in its phases for documented durations, in ms. Steps that watch something expire come on top. */
export const waitedInPhases = (phases: ReportTiming['phases']): number =>
  phases.filter(({ phase }) => waits.has(phase)).reduce((sum, { began_ms, ended_ms }) => sum + ended_ms - began_ms, 0);
