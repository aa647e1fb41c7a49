import { resolve } from 'node:path';
import type { Coverage } from '../core/coverage.ts';
import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';
import { paint } from '../report/console/paint.ts';
import { badgeEndpoint, coverageBadge } from '../report/coverage/coverage-badge.ts';
import { coverageJson } from '../report/coverage/coverage-json.ts';
import { coverageText } from '../report/coverage/coverage-text.ts';
import { renderCoverage } from '../report/coverage/html/render-coverage.ts';
import { sanitizeTerminal } from '../report/sanitize-terminal.ts';
import { writeAtomically } from '../report/write-atomically.ts';
import { coverageOf, coverDocument } from '../runbook/coverage/cover-document.ts';
import { layOut } from '../runbook/lay-out.ts';
import { parseRunbook } from '../runbook/parse-runbook.ts';
import type { ParsedRunbook } from '../runbook/parsed-runbook.ts';
import { findTrials } from './find-trials.ts';
import { textOf } from './lint-runbooks.ts';
import { reportAddress } from './report-address.ts';
import { terminal } from './terminal.ts';

export interface CoverOptions {
  /** Default `.firedrill/runs`, which need not be there. */
  readonly runs?: string;
  readonly format: 'text' | 'json';
  /** Files to write beside what is printed. */
  readonly html?: string;
  readonly badge?: string;
  /** The share in percent that must have held, over all documents. */
  readonly min?: number;
}

const tell = (line: string): void => {
  process.stderr.write(`firedrill: ${sanitizeTerminal(line)}\n`);
};

/**
 * Says what trials have shown of documents, starting nothing. Answers 1 where less than `min` held, else 0.
 * @throws DrillError `runbook-not-found`, `runbook-invalid`; `report-invalid` for a folder of runs that was named and cannot be read; `usage`.
 */
export const coverRunbooks = async (files: readonly string[], options: CoverOptions): Promise<ExitCode> => {
  const badge = options.badge === undefined ? undefined : { file: options.badge, draw: badgeOf(options.badge) };
  const parsed = await Promise.all([...new Set(files)].map(async (file) => parseRunbook(await textOf(file), file)));
  const { trials, skipped } = await findTrials(options.runs);
  for (const why of skipped) tell(`skipped ${why}`);
  const coverage = coverageOf(
    parsed.map((document) =>
      coverDocument(
        document,
        trials.filter(({ report }) => resolve(report.runbook.file) === resolve(document.file)),
      ),
    ),
  );
  const { stream, isTty, env } = terminal(process.stdout);
  process.stdout.write(options.format === 'json' ? coverageJson(coverage) : coverageText(coverage, paint(stream, isTty, env)));
  if (options.html !== undefined) await writePage(options.html, parsed, coverage);
  if (badge !== undefined) await writeAtomically(badge.file, badge.draw(coverage.totals));
  return judge(coverage, options.min);
};

const badgeOf = (file: string): typeof coverageBadge => {
  if (file.endsWith('.svg')) return coverageBadge;
  if (file.endsWith('.json')) return badgeEndpoint;
  throw new DrillError('usage', `a badge is an .svg, or a .json for a badge service, but ${file} is neither`);
};

const writePage = async (file: string, parsed: readonly ParsedRunbook[], coverage: Coverage): Promise<void> => {
  const laidOut = new Map(parsed.map((document) => [document.file, layOut(document.text, document.file)]));
  await writeAtomically(file, renderCoverage({ coverage, linesOf: (name) => laidOut.get(name) ?? [], pageOf: reportAddress(file) }));
};

const judge = ({ totals }: Coverage, min: number | undefined): ExitCode => {
  if (min === undefined || (totals.held_percent ?? -1) >= min) return exitCode.held;
  const held = totals.held_percent === null ? 'nothing in these documents can be tried' : `${String(totals.held_percent)} % held`;
  tell(`${held}, at least ${String(min)} % is wanted`);
  return exitCode.failed;
};
