import type { ReportLedger } from '../../src/core/report-ledger.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { table } from '../bench/table.ts';

/** What a run said of a database that lost one row, beside what is known. */
export interface FoundLoss {
  /** The exit code of the run, and of `firedrill ledger` on the file that it wrote. */
  readonly code: number | null;
  readonly again: number | null;
  readonly verdict: Verdict;
  readonly ledger: Required<ReportLedger>;
  /** The row that was deleted, and when the run wrote down that it was acknowledged. */
  readonly lost: { readonly id: string; readonly acknowledgedMs: number };
  /** From then up to the fault. */
  readonly windowMs: number;
}

const atLeast = 100_000;

/** `docs/proofs/loss.md`, and which of its goals were missed. */
export const lossPage = (
  { code, again, verdict, ledger, lost, windowMs }: FoundLoss,
  command: string,
  machine: string,
): { page: string; missed: readonly string[] } => {
  const { acknowledged, found, unknown, recovered, refused } = ledger;
  const { ms, longer_ms: longer, shorter_ms: shorter } = ledger.loss_window;
  const goals: readonly (readonly [goal: string, measured: string, met: boolean])[] = [
    [`at least ${count(atLeast)} acknowledged writes`, count(acknowledged), acknowledged >= atLeast],
    ['the verdict', `${verdict}, exit code ${String(code)}`, verdict === 'broken' && code === 1],
    ['the row that was deleted is named, and no other', ledger.lost.join(', ') || 'none', ledger.lost.length === 1 && ledger.lost[0] === lost.id],
    ['all others are found', `${count(found)} of ${count(acknowledged)}`, found === acknowledged - 1],
    [
      'nothing is found that nobody wrote, nothing twice',
      `${count(ledger.unexpected.length)}, ${count(ledger.duplicated.length)}`,
      ledger.unexpected.length + ledger.duplicated.length === 0,
    ],
    [
      'the loss window reaches from its acknowledgement to the fault',
      `${seconds(ms ?? Number.NaN)} + ${longer.toFixed(1)} ms - ${shorter.toFixed(1)} ms; known: ${seconds(windowMs)}`,
      ms !== null && windowMs <= ms + longer + 1 && windowMs >= ms - shorter - 1,
    ],
    ['`firedrill ledger` says the same of the file', `exit code ${String(again)}`, again === 1],
  ];
  const page = `# Proof that one lost write in 100,000 is found

Written by \`${command}\`
on ${machine}.

The drill \`scripts/loss/one-lost.drill.ts\` writes rows to the PostgreSQL of the account API, 400 a second, each under an id of its own that is written down before it is sent. Then the database is killed, and its runbook starts it again. Once service is
back, the script picks one acknowledged row by its seed and deletes it with psql, inside the database's container: neither the load nor the trial is told. What was acknowledged and when is read from the ledger by a parser of its own.

${table(
  ['goal', 'measured', 'met'],
  goals.map(([goal, measured, met]) => [goal, measured, met ? 'yes' : 'no']),
)}

Writes that were never answered, as the database was killed in the middle of them: ${count(unknown)}, of which ${count(recovered)} had been done all the same. Refused, so that nobody had to look for them: ${count(refused)}.
`;
  return { page, missed: goals.flatMap(([goal, measured, met]) => (met ? [] : [`${goal}: ${measured}`])) };
};

const count = (many: number): string => many.toLocaleString('en');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(3)} s`;
