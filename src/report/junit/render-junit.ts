import type { Report } from '../../core/report.ts';
import { testCases, type TestCase } from './test-cases.ts';
import { trialNames } from './trial-names.ts';
import { xmlElement } from './xml-element.ts';

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly time: string;
}

/** All trials of a run as JUnit XML: `broken` and `drift` are failures, `inconclusive` is an error, what was not tried is skipped. */
export const renderJunit = (reports: readonly Report[]): string => {
  const names = trialNames(reports);
  const suites = reports.map((report, index) => ({ report, cases: testCases(report), name: names[index] ?? report.drill.id }));
  const total = count(
    suites.flatMap(({ cases }) => cases),
    reports,
  );
  const root = xmlElement('testsuites', { name: 'firedrill', ...total }, suites.map(suiteElement));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

const count = (cases: readonly TestCase[], reports: readonly Report[]): Counts => {
  const of = (...verdicts: readonly TestCase['verdict'][]): number => cases.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tests: cases.length,
    failures: of('broken', 'drift'),
    errors: of('inconclusive'),
    skipped: of('not-tried'),
    time: seconds(reports.reduce((sum, { timing }) => sum + timing.wall_ms, 0) / 1_000),
  };
};

const seconds = (n: number): string => n.toFixed(3);

interface Suite {
  readonly report: Report;
  readonly cases: readonly TestCase[];
  readonly name: string;
}

const suiteElement = ({ report, cases, name }: Suite): string => {
  const { drill, runbook, timing, environment } = report;
  const properties = {
    run_id: report.run_id,
    drill: drill.id,
    variant: drill.variant ?? '',
    runbook: `${runbook.file}:${String(runbook.line)}`,
    section: runbook.section,
    verdict: report.verdict,
    outcome: report.outcome,
    exit_code: report.exit_code,
    timing: timing.name,
    factor: timing.factor,
    seed: environment.seed,
    firedrill: environment.firedrill,
    engine: environment.engine,
  };
  return xmlElement('testsuite', { name, timestamp: report.started_at, ...count(cases, [report]) }, [
    xmlElement(
      'properties',
      {},
      Object.entries(properties).map(([key, value]) => xmlElement('property', { name: key, value })),
    ),
    ...cases.map((each) => caseElement(each, name)),
  ]);
};

const caseElement = ({ name, verdict, message, seconds: time, file, line, output }: TestCase, classname: string): string => {
  const result =
    verdict === 'broken' || verdict === 'drift'
      ? [xmlElement('failure', { message, type: verdict }, message)]
      : verdict === 'inconclusive'
        ? [xmlElement('error', { message, type: verdict }, message)]
        : verdict === 'not-tried'
          ? [xmlElement('skipped', { message })]
          : [];
  return xmlElement('testcase', { classname, name, time: seconds(time), file, line }, [
    ...result,
    ...(output === undefined || output === '' ? [] : [xmlElement('system-out', {}, output)]),
  ]);
};
