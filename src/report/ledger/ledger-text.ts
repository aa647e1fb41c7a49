import type { HistoryResult } from '../../core/checkers/check-history.ts';
import { counted } from '../../core/counted.ts';
import { formatDuration } from '../../core/duration.ts';
import { sanitizeTerminal } from '../sanitize-terminal.ts';
import { verdictMark } from '../verdict-mark.ts';

/** What one ledger came to. */
export interface CheckedLedger {
  readonly file: string;
  readonly run: string;
  readonly load: string;
  readonly records: number;
  readonly torn: boolean;
  readonly result: HistoryResult;
}

/** How many cases of a checker are shown. JSON has more. */
const shown = 10;

/** For people: the verdict, what it rests on, a line a checker, and its first cases below it. */
export const ledgerText = ({ file, run, load, records, torn, result }: CheckedLedger): string => {
  const { evidence } = result;
  const width = Math.max(...result.results.map(({ checker }) => checker.length));
  const lines = [
    `${file}: ${result.verdict}`,
    `  ${load} of ${run}: ${counted(records, 'record')}${torn ? ', and a last one without its end, which was passed over' : ''}`,
    `  ${counted(evidence.attempts, 'attempt')}: ${String(evidence.acknowledged)} acknowledged, ${String(evidence.failed)} refused, ${String(evidence.unknown)} unanswered; ${counted(evidence.reads, 'read')}`,
    ...evidence.readings.map(
      ({ from, asOfMs, entries, complete }) =>
        `  read back from ${from} at ${formatDuration(asOfMs)}: ${entries === 1 ? '1 entry' : `${String(entries)} entries`}${complete ? '' : ', not complete'}`,
    ),
    ...result.results.flatMap(({ checker, verdict, saw, cases, listed }) => [
      `  ${verdictMark[verdict]} ${checker.padEnd(width)}  ${saw}`,
      ...(verdict === 'broken'
        ? [
            ...listed
              .slice(0, shown)
              .map((one) => `      ${one.id}${one.from === null ? '' : ` (${one.from})`}: ${one.words}${span(one.invokedMs, one.completedMs)}`),
            ...(cases > shown ? [`      and ${String(cases - shown)} more`] : []),
          ]
        : []),
    ]),
    ...lossLines(result),
  ];
  return sanitizeTerminal(`${lines.join('\n')}\n`);
};

const span = (invokedMs: number | null, completedMs: number | null): string =>
  invokedMs === null ? '' : `, sent at ${instant(invokedMs)}${completedMs === null ? '' : `, answered at ${instant(completedMs)}`}`;

/** To the tenth of a millisecond: a loss is looked for in logs. */
const instant = (ms: number): string => `${ms.toFixed(1)} ms`;

const lossLines = ({ lossWindow }: HistoryResult): readonly string[] => {
  const { operations, ms, errorMs, acknowledgedAfterFault, oldest, newest } = lossWindow;
  if (operations === 0 || oldest === null || newest === null) return [];
  const reach =
    ms === null
      ? 'no fault is known, so nobody can say how far back'
      : `the oldest was acknowledged ${formatDuration(ms)} before the fault (+${formatDuration(errorMs.longer)} -${formatDuration(errorMs.shorter)})`;
  const after = acknowledgedAfterFault === 0 ? '' : `, ${String(acknowledgedAfterFault)} after it`;
  return [
    `  lost: ${counted(operations, 'write')}; ${reach}${after}; acknowledged from ${instant(oldest.completedMs)} to ${instant(newest.completedMs)}`,
  ];
};
