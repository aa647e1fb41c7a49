import type { ReportFinding } from '../../core/report.ts';

/** What was found wrong and what to do about it, in one line. */
export const findingWords = ({ saw, hint }: ReportFinding): string => (hint === null ? saw : `${saw}; ${hint}`);
