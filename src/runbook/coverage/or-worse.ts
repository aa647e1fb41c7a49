import { worst } from '../../core/verdict.ts';
import type { LineRange } from '../../core/place.ts';
import { findingWords } from './finding-words.ts';
import type { Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/**
 * A testimony, or the worst of what the trial found wrong on the same lines otherwise: by reading the document, or by a check. The lines are numbered
 * as they were when the trial was made.
 */
export const orWorse = (said: Testimony, { report }: Trial, { first, last }: LineRange): Testimony => {
  const found = report.findings.filter(({ file, line }) => file === report.runbook.file && line !== null && first <= line && line <= last);
  const verdict = worst([said.verdict, ...found.map((each) => each.verdict)]);
  const finding = found.find((each) => each.verdict === verdict);
  return verdict === said.verdict || finding === undefined ? said : { ...said, verdict, saw: findingWords(finding) };
};
