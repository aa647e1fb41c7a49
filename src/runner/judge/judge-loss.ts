import type { Finding } from '../../core/check.ts';
import { counted } from '../../core/counted.ts';
import { formatDuration, milliseconds } from '../../core/duration.ts';
import type { ReportLedger } from '../../core/report-ledger.ts';
import type { Plan } from '../plan.ts';
import { lossVerdict } from './loss-verdict.ts';

/** Says what was lost where the document allows a loss: in rows, and how far back they go. A loss that may be is told like any other. */
export const judgeLoss = ({ drill }: Plan, ledger: ReportLedger | null): readonly Finding[] => {
  const { lost: promised } = drill.promises;
  const { ms, longer_ms: longer, after_fault: after = 0 } = ledger?.loss_window ?? { ms: null, longer_ms: 0 };
  if (promised === 'nothing' || ledger === null || ledger.lost.length === 0 || ms === null) return [];
  const of = `${counted(ledger.lost.length, 'acknowledged write')} of ${String(ledger.acknowledged)} lost`;
  const later = after === 0 ? '' : `; ${String(after)} of them had been acknowledged after the fault`;
  return [
    {
      claim: `nothing is lost but what was acknowledged in the last ${formatDuration(promised)} before the fault`,
      verdict: lossVerdict(promised, ledger.loss_window),
      saw: `${of}, the oldest acknowledged ${formatDuration(ms)} before the fault, or up to ${formatDuration(milliseconds(longer))} earlier${later}`,
      evidence: [],
    },
  ];
};
