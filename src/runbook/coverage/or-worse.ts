import { worst } from '../../core/verdict.ts';
import { findingWords } from './finding-words.ts';
import type { Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/** Lines of the document as they were numbered when a trial was made, both included. */
export interface LinesThen {
  readonly first: number;
  readonly last: number;
}

/** A testimony, or the worst of what the trial found wrong on the same lines otherwise: by reading the document, or by a check. */
export const orWorse = (said: Testimony, { report }: Trial, { first, last }: LinesThen): Testimony => {
  const found = report.findings.filter(({ file, line }) => file === report.runbook.file && line !== null && first <= line && line <= last);
  const verdict = worst([said.verdict, ...found.map((each) => each.verdict)]);
  const finding = found.find((each) => each.verdict === verdict);
  return verdict === said.verdict || finding === undefined ? said : { ...said, verdict, saw: findingWords(finding) };
};
