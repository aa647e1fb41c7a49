import { describe, expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import type { Report } from '../../../src/core/report.ts';
import { buildReport, type ReportInput } from '../../../src/runner/build-report.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { schemaErrors } from './report-schema.ts';
import { tryOnAFake } from './try-on-a-fake.ts';

const plan = planFor(fakeSystem());
const recorded = (await tryOnAFake()).report.timeline;
const input: ReportInput = {
  plan,
  runId: 'run-1',
  timeline: { events: recorded },
  startedAt: new Date('2026-03-05T10:15:00.000Z'),
  failure: undefined,
  aborted: false,
  residue: [],
  environment: undefined,
};
const ofPart = (changes: Partial<ReportInput>): Report => buildReport({ ...input, ...changes });

test('the same recording gives the same report', () => {
  expect(buildReport(input)).toEqual(buildReport(input));
  expect(buildReport(input)).toMatchObject({ verdict: 'held', started_at: '2026-03-05T10:15:00.000Z' });
});

test('a recording that came back from disk gives the same report', () => {
  const events = JSON.parse(JSON.stringify(recorded)) as typeof recorded;
  expect(ofPart({ timeline: { events } })).toEqual(buildReport(input));
});

test('a trial cut off after any event is valid to the schema and never held before it was judged', () => {
  const judged = recorded.findIndex((event) => event.kind === 'recalled');
  for (const length of recorded.keys()) {
    const report = ofPart({ timeline: { events: recorded.slice(0, length) } });
    expect(schemaErrors(report), `after ${String(length)} events`).toEqual([]);
    if (length <= judged) expect(report.verdict, `after ${String(length)} events`).not.toBe('held');
  }
});

test('a signal that was there before the fault is no evidence of it', () => {
  const injected = recorded.find((event) => event.kind === 'fault' && event.stage === 'injected')?.atMs ?? 0;
  const signals = new Set(plan.detection.map(({ condition }) => condition.words));
  const events = recorded
    .map((event) => (event.kind === 'sample' && signals.has(event.condition) && event.holds ? { ...event, atMs: injected - 10 } : event))
    .toSorted((a, b) => a.atMs - b.atMs);
  const report = ofPart({ timeline: { events } });
  expect(report).toMatchObject({ verdict: 'inconclusive', exit_code: 2, clocks: { detected: null } });
  expect(report.promises[0]).toMatchObject({ name: 'detected', measured: null, verdict: 'inconclusive' });
});

test('no evidence at all is inconclusive', () => {
  expect(ofPart({ timeline: { events: [] } })).toMatchObject({ verdict: 'inconclusive', exit_code: 2, timing: { wall_ms: 0 } });
});

describe('how it ended comes before what it found', () => {
  test.each([
    ['aborted', { aborted: true }, { verdict: 'inconclusive', outcome: 'aborted', exit_code: 130 }],
    ['a bug', { failure: new TypeError('x is not a function') }, { verdict: 'inconclusive', outcome: 'harness-error', exit_code: 2 }],
    ['a failure with a code', { failure: new DrillError('engine-missing', 'no engine') }, { outcome: 'harness-error', exit_code: 4 }],
    ['aborted by a failure', { aborted: true, failure: new Error('x') }, { outcome: 'aborted', exit_code: 130 }],
    ['something left, although it was held', { residue: [{ what: 'volume v', why: 'busy', byHand: ['rm'] }] }, { verdict: 'broken', exit_code: 5 }],
    ['something left and aborted', { aborted: true, residue: [{ what: 'volume v', why: 'busy', byHand: [] }] }, { outcome: 'aborted', exit_code: 5 }],
  ])('%s', (_, changes, expected) => {
    expect(ofPart(changes)).toMatchObject(expected);
  });

  test('the summary says what went wrong', () => {
    expect(ofPart({ failure: new TypeError('x is not a function') }).summary).toBe('The trial could not be finished: x is not a function');
  });
});

test('coverage counts the steps of the section', () => {
  expect(buildReport(input).coverage).toEqual({ steps: 8, tried: 8, held: 8 });
});

test('trouble in observing anything is a finding', () => {
  const trouble = { id: 'e999', atMs: 9_999, errorMs: 0, kind: 'trouble', where: 'log events of app', message: 'stream ended' } as const;
  const report = ofPart({ timeline: { events: [...recorded, trouble] } });
  expect(report).toMatchObject({ verdict: 'inconclusive', exit_code: 2 });
  expect(report.findings).toContainEqual(
    expect.objectContaining({ claim: 'log events of app could be observed', saw: 'stream ended', evidence: ['e999'] }),
  );
});
