import { describe, expect, test } from 'vitest';
import { percent } from '../../../src/core/quantity.ts';
import { DrillError } from '../../../src/core/errors.ts';
import { countsAgainstSystem, failureClasses, failureClassOf, hasFigures } from '../../../src/core/failure-class.ts';
import type { Report, ReportFinding } from '../../../src/core/report.ts';
import { loseOne, toothless } from '../../../src/core/twin.ts';
import { check } from '../../../src/core/check.ts';
import { errorRatioAbove } from '../../../src/core/abort.ts';
import { seconds } from '../../../src/core/duration.ts';
import { sampleReport } from '../report/sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from '../report/sample-variants.ts';
import { promises, redis } from '../runner/fake-plan.ts';
import type { PlanChanges } from '../runner/fake-plan.ts';
import type { Oddities } from '../runner/fake-system.ts';
import { newStops, tryOnAFake } from '../runner/try-on-a-fake.ts';

const throwAt =
  (port: string, error: Error): NonNullable<Oddities['onCall']> =>
  (name) => {
    if (name === port) throw error;
  };

// Trials of a fake system, judged by the runner itself: the reports are what it writes.
describe('a trial in which something goes wrong', () => {
  test.for<readonly [string, string | null, Oddities, PlanChanges?]>([
    ['nothing does', null, {}],
    ['the system does not start', 'environment', { onCall: throwAt('start', new DrillError('stack-start-failed', 'no space left')) }],
    ['the system is not good before anything is broken', 'environment', { onEvent: (_, world) => void (world.redisRuns = false) }],
    ['a fault is not seen to bite', 'injection', { numb: true }],
    ['a toothless twin', 'injection', {}, { twin: toothless() }],
    ['the alert never fires', 'detection', { alertAfter: 'never' }],
    ['the step that repairs is withheld', 'recovery', {}, { withheld: ['recovery-3'] }],
    ['a command of the recovery fails', 'recovery', { command: (text) => (text.includes('ps redis') ? { exitCode: 1 } : undefined) }],
    ['an acknowledged write is lost', 'data', {}, { twin: loseOne() }],
    ['an invariant does not hold', 'data', {}, { drill: { checks: [broken()] } }],
    ['a check throws', 'harness', {}, { drill: { checks: [throwing()] } }],
    ['the operator cannot be reached', 'harness', { onCall: throwAt('operator.run', new DrillError('operator-failed', 'the toolbox is gone')) }],
    ['something cannot be taken away', 'harness', { left: [{ what: 'a network', why: 'in use', byHand: [] }] }],
    ['an abort condition is hit', 'injection', {}, { drill: { aborts: [errorRatioAbove(percent(10), { over: seconds(1) })] } }],
  ])('%s', async ([, failure, oddities, changes = {}]) => {
    expect(failureClassOf((await tryOnAFake(oddities, changes)).report)).toBe(failure);
  });

  test('a person ends it: nothing went wrong', async () => {
    const stops = newStops();
    const onEvent: Oddities['onEvent'] = (event) => {
      if (event.kind === 'fault' && event.stage === 'bitten') stops.first.abort(new DrillError('interrupted', 'interrupted by SIGINT'));
    };
    const { report } = await tryOnAFake({ onEvent }, {}, stops);
    expect([report.outcome, failureClassOf(report)]).toEqual(['aborted', null]);
  });
});

function broken(): ReturnType<typeof check> {
  return check({ claim: 'no lockout is lost', judge: () => ({ verdict: 'broken', saw: 'one was', evidence: [] }) });
}

function throwing(): ReturnType<typeof check> {
  return check({
    claim: 'lockouts expire',
    judge: () => {
      throw new Error(`${redis.name} said nothing within ${String(promises.restored)} ms`);
    },
  });
}

describe('reports as they are on disk', () => {
  test.each<readonly [string, Report, string | null]>([
    ['held', sampleReport(), null],
    ['never restored, and writes lost: the first in the course of the incident', brokenReport(), 'recovery'],
    ['drift in a step', driftReport(), 'recovery'],
    ['a fault that did not bite', inconclusiveReport(), 'injection'],
    ['interrupted', abortedReport(), null],
  ])('%s', (_, report, failure) => {
    expect(failureClassOf(report)).toBe(failure);
  });

  const finding = (changes: Partial<ReportFinding>): Report => ({
    ...sampleReport(),
    verdict: changes.verdict ?? 'broken',
    exit_code: 1,
    findings: [{ claim: 'something of our own', verdict: 'broken', saw: '', file: null, line: null, hint: null, evidence: [], ...changes }],
  });
  const eventOf = (kind: string): string => sampleReport().timeline.find((event) => event.kind === kind)?.id ?? '';
  const file = 'runbooks/account-api.md';

  test.each<readonly [string, Partial<ReportFinding>, string]>([
    ['an alert', { evidence: [eventOf('alert')] }, 'detection'],
    ['a signal', { evidence: [eventOf('sample')] }, 'detection'],
    ['an operation', { evidence: [eventOf('operation')] }, 'recovery'],
    ['nothing that anybody saw', { verdict: 'inconclusive' }, 'harness'],
    ['a line of the detection', { verdict: 'drift', file, line: 66 }, 'detection'],
    ['a line below the detection, as the table of alerts is', { verdict: 'drift', file, line: 69 }, 'detection'],
    ['a line of the recovery', { verdict: 'drift', file, line: 81 }, 'recovery'],
    ['a line of another document', { verdict: 'drift', file: 'other.md', line: 81 }, 'detection'],
  ])('a finding about %s', (_, changes, failure) => {
    expect(failureClassOf(finding(changes))).toBe(failure);
  });
});

test('the middle four count against the system, and clocks count where it was good, broken and watched', () => {
  expect(failureClasses.filter(countsAgainstSystem)).toEqual(['injection', 'detection', 'recovery', 'data']);
  expect(failureClasses.filter((failure) => hasFigures({ outcome: 'finished', failure }))).toEqual(['detection', 'recovery', 'data']);
  expect(hasFigures({ outcome: 'aborted', failure: null })).toBe(false);
});
