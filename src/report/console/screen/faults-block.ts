import { formatDuration } from '../../../core/duration.ts';
import type { Report, ReportFault, ReportSighting } from '../../../core/report.ts';
import { cutText } from '../cut-text.ts';
import { markOf } from '../ink.ts';
import type { Paint } from '../paint.ts';

/** Each fault: whether it was seen to bite, whether it was seen undone, and how. */
export const faultsBlock = (report: Report, paint: Paint): readonly string[] =>
  report.faults.length === 0 ? [paint.c.dim('  none was injected')] : report.faults.flatMap((fault) => faultLines(fault, paint));

const faultLines = (fault: ReportFault, { c, width }: Paint): readonly string[] => {
  const name = `${fault.kind} on ${fault.target}`;
  const { injected_ms: injected, bitten, undone } = fault;
  if (injected === null) return [`  ${markOf(c, 'not-tried')} ${cutText(`${name}: never injected`, width - 6)}`];
  const after = (sighting: ReportSighting): string => `after ${formatDuration(sighting.at_ms - injected)}: ${sighting.saw}`;
  const line = (label: string, text: string): string => `      ${c.dim(label)}  ${text}`;
  return [
    `  ${markOf(c, undone === null ? 'broken' : bitten === null ? 'inconclusive' : 'held')} ${cutText(name, width - 6)}`,
    line('bitten', bitten === null ? c.magenta('not seen to bite') : cutText(after(bitten), width - 16)),
    line('undone', undone === null ? c.red('NOT SEEN UNDONE') : cutText(after(undone), width - 16)),
  ];
};
