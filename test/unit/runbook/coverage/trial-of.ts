import { readFileSync } from 'node:fs';
import type { Report, ReportStep } from '../../../../src/core/report.ts';
import type { RunbookStep } from '../../../../src/core/runbook.ts';
import { definedClaim, listedClaim } from '../../../../src/runbook/alert-claims.ts';
import type { Trial } from '../../../../src/runbook/coverage/trial.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import type { ParsedSection } from '../../../../src/runbook/parsed-runbook.ts';
import { sampleReport } from '../../report/sample-report.ts';
import { sectionOf } from '../read-fixture.ts';

export const accountApi = parseRunbook(readFileSync('runbooks/account-api.md', 'utf8'), 'runbooks/account-api.md');

const reported = ({ id, part, place, text, commands }: RunbookStep): ReportStep => ({
  id,
  part: part === 'detection' ? part : 'recovery',
  file: place.file,
  line: place.line,
  text,
  command: part === 'detection' || commands.length === 0 ? null : commands.map((each) => each.text).join('\n'),
  bound_to: commands.length === 0 ? `bound to ${id}` : null,
  exit_code: commands.length === 0 ? null : 0,
  duration_ms: 810,
  verdict: 'held',
  why: commands.length === 0 ? `seen by ${id}` : 'exit code 0',
  output: commands.length === 0 ? null : `output of ${id}\n`,
});

const finding = (claim: string, line: number): Report['findings'][number] => ({
  claim,
  verdict: 'held',
  saw: 'a rule at fixtures/account-api/rules.yml:4',
  file: 'runbooks/account-api.md',
  line,
  hint: null,
  evidence: [],
});

/** The report of a trial in which everything that a section says held. The drill waits for its first alert. */
export const reportOn = (section: ParsedSection, changes: Partial<Report> = {}): Report => {
  const [awaited] = section.alerts;
  return sampleReport({
    runbook: { file: section.place.file, section: section.title, line: section.place.line },
    steps: [...section.detection, ...section.recovery].map(reported),
    findings: [
      ...section.alerts.map(({ alert, place }) => finding(definedClaim(alert), place.line)),
      ...(awaited === undefined ? [] : [finding(listedClaim(awaited.alert), awaited.place.line)]),
    ],
    timeline: [{ id: 'e219', atMs: 19_590, errorMs: 0, kind: 'alert', alert: awaited?.alert ?? '', state: 'firing', seen: 'delivered' }],
    ...changes,
  });
};

export const redisSection: ParsedSection = sectionOf(accountApi, 'Redis unavailable');

/** A trial of the section on Redis; `changeStep` edits what it reports of one step, by its id. */
export const trialOf = (changes: Partial<Report> = {}, changeSteps: Readonly<Record<string, Partial<ReportStep>>> = {}): Trial => {
  const report = reportOn(redisSection, changes);
  return {
    folder: `.firedrill/runs/${report.run_id}/${report.drill.id}`,
    report: { ...report, steps: report.steps.map((step) => ({ ...step, ...changeSteps[step.id] })) },
  };
};
