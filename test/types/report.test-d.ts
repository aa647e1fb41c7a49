import { expectTypeOf, test } from 'vitest';
import type { ClockName, Report, ReportStep } from '../../src/core/report.ts';
import { eventsOf, type Event, type EventOf, type Timeline, type Verdict } from '../../src/index.ts';

declare const report: Report;
declare const timeline: Timeline;

test('a report comes to one of four verdicts, apart from how it ended', () => {
  expectTypeOf<Report['verdict']>().toEqualTypeOf<'held' | 'drift' | 'inconclusive' | 'broken'>();
  expectTypeOf<Verdict>().toEqualTypeOf<Report['verdict']>();
  expectTypeOf<Report['outcome']>().toEqualTypeOf<'finished' | 'aborted' | 'harness-error'>();
  expectTypeOf<ReportStep['verdict']>().toEqualTypeOf<Verdict | 'not-tried'>();
});

test('a report names its format', () => {
  expectTypeOf<Report['format']>().toEqualTypeOf<'firedrill.report/1'>();
});

test('a report is read-only, all the way down', () => {
  // @ts-expect-error it is read-only
  report.verdict = 'held';
  // @ts-expect-error it is read-only
  report.drill.id = 'other';
  // @ts-expect-error it is read-only
  report.clocks.injected = null;
  expectTypeOf<Report['findings']>().not.toHaveProperty('push');
  expectTypeOf<Report['timeline']>().not.toHaveProperty('push');
});

test('every clock is there, and may never have struck', () => {
  expectTypeOf<keyof Report['clocks']>().toEqualTypeOf<ClockName>();
  expectTypeOf<null>().toExtend<Report['clocks']['restored']>();
});

test('the kind of an event tells which fields follow', () => {
  expectTypeOf(eventsOf(timeline, 'alert')).toEqualTypeOf<readonly EventOf<'alert'>[]>();
  expectTypeOf<EventOf<'alert'>['state']>().toEqualTypeOf<'pending' | 'firing' | 'resolved' | 'inactive'>();
  // @ts-expect-error no such kind
  eventsOf(timeline, 'alarm');
  expectTypeOf<Event>().not.toHaveProperty('alert');
});

test('a timeline can only be read', () => {
  expectTypeOf<Timeline>().not.toHaveProperty('record');
  expectTypeOf<Timeline['events']>().not.toHaveProperty('push');
});
