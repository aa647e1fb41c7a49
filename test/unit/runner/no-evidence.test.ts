import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/check.ts';
import type { Load, ReadBack } from '../../../src/core/load.ts';
import { seconds } from '../../../src/core/duration.ts';
import { perSecond } from '../../../src/core/quantity.ts';
import type { Report, ReportPromise } from '../../../src/core/report.ts';
import { noFault } from '../../../src/core/twin.ts';
import { firstLook } from '../../../src/runner/watch-alerts.ts';
import { loadWith } from '../../load-with.ts';
import type { PlanChanges } from './fake-plan.ts';
import { fakeSystem, type Oddities } from './fake-system.ts';
import { schemaErrors } from './report-schema.ts';
import { expectAllUndone, tryOnAFake } from './try-on-a-fake.ts';

const alerted = ({ promises }: Report): ReportPromise | undefined => promises.find(({ name }) => name === 'alerted');
const crashing = check({ claim: 'lockouts expire', judge: () => Promise.resolve({ verdict: 'held', saw: '', evidence: [] }) as never });
const throwing = check({
  claim: 'lockouts expire',
  judge: () => {
    throw new Error('a bug of the check');
  },
});
const { load } = fakeSystem();

/** The same load, that reads back this. */
const readingBack = (...answer: readonly ReadBack[]): Load => loadWith(load, () => ({ readBack: () => Promise.resolve(answer) }));

const scraping: PlanChanges = { pipeline: { scrapes: [{ job: 'api', interval: seconds(5) }] } };

/** Where nothing was seen, nothing was proved: neither that it is good nor that it is bad. */
const matrix: readonly [string, Oddities, PlanChanges][] = [
  [
    'nobody can read what was acknowledged',
    {
      onCall: (name) => {
        if (name === 'session.readBack') throw new Error('the database is gone');
      },
    },
    {},
  ],
  ['nothing is read back', {}, { drill: { load: readingBack() } }],
  ['not everything is read back', {}, { drill: { load: readingBack({ from: 'primary', entries: [], complete: false, why: 'a timeout' }) } }],
  ['no operation is due', {}, { drill: { load: { ...load, rate: perSecond(0.000_1) } } }],
  ['no operation is acknowledged', {}, { drill: { load: loadWith(load, () => ({ operate: () => Promise.resolve({ ok: true }) })) } }],
  ['the fault is not seen to bite', { numb: true }, {}],
  ['Prometheus is dead from the start', { lacks: () => ['prometheus cannot be reached: ECONNREFUSED'] }, {}],
  ['Prometheus never scrapes', { unscraped: () => ['prometheus has not found a target yet'] }, scraping],
  ['Prometheus dies with the fault', { alertAfter: 'never', lacks: ({ ready }) => (ready ? [] : ['prometheus cannot be reached']) }, {}],
  ['the receiver is mute from the start', { mute: () => true }, {}],
  ['the receiver goes mute with the fault', { mute: ({ ready }) => !ready }, {}],
  ['a check throws', {}, { drill: { checks: [throwing] } }],
  ['a check promises to judge later', {}, { drill: { checks: [crashing] } }],
];

describe('without evidence a trial is inconclusive', () => {
  test.each(matrix)('%s', async (_, oddities, changes) => {
    const tried = await tryOnAFake(oddities, changes);
    expect(tried.report.verdict).toBe('inconclusive');
    expect(tried.report.exit_code).toBe(2);
    expect(schemaErrors(tried.report)).toEqual([]);
    expectAllUndone(tried);
  });
});

describe('an alert that did not come', () => {
  test('is broken where a test alert was heard', async () => {
    const { report } = await tryOnAFake({ alertAfter: 'never' });
    expect(report.verdict).toBe('broken');
    expect(alerted(report)).toMatchObject({ measured: null, verdict: 'broken' });
    expect(report.findings.find(({ claim }) => claim === 'RedisDown fires and is delivered')).toMatchObject({
      verdict: 'broken',
      saw: 'Prometheus has not said within 5 s that it fires',
    });
  });

  test('is inconclusive where none was, and says why', async () => {
    const { report } = await tryOnAFake({ mute: ({ ready }) => !ready });
    expect(alerted(report)).toMatchObject({ measured: null, verdict: 'inconclusive' });
    expect(report.findings.find(({ claim }) => claim === 'RedisDown fires and is delivered')).toMatchObject({
      verdict: 'inconclusive',
      saw: 'it fired after 1.08 s and was never delivered; a test alert was not heard within 3.2 s: Alertmanager is silenced, or does not reach the pager',
    });
  });

  test('is broken where no test alert may be sent and nothing else is wrong', async () => {
    const { report } = await tryOnAFake(
      { alertAfter: 'never' },
      { pipeline: { inhibitedBy: [[{ label: 'severity', operator: '=', value: 'critical' }]] } },
    );
    expect(alerted(report)?.verdict).toBe('broken');
    expect(report.timeline).toContainEqual(
      expect.objectContaining({ kind: 'evidence', name: 'no test alert was sent', value: 'it would inhibit other alerts' }),
    );
  });
});

describe('an alert that is not over for its receiver', () => {
  const verdictOf = ({ findings }: Report): unknown => findings.find(({ claim }) => claim === 'RedisDown is over once service is restored')?.verdict;

  test('is broken where a test alert was heard', async () => {
    const { report } = await tryOnAFake({ mute: ({ ready, maintenance }) => ready && maintenance });
    expect([verdictOf(report), report.verdict]).toEqual(['broken', 'broken']);
  });

  test('is inconclusive where none was', async () => {
    let repaired = false;
    const { report } = await tryOnAFake({
      mute: () => repaired,
      onEvent: (event) => {
        repaired ||= event.kind === 'step' && event.step === 'recovery-3';
      },
    });
    expect([verdictOf(report), report.verdict]).toEqual(['inconclusive', 'inconclusive']);
  });
});

test('a test alert is heard while the steady state is proved, and is no alert of the system', async () => {
  const { report } = await tryOnAFake();
  const heard = report.timeline.filter((event) => event.kind === 'evidence' && event.check === 'alert pipeline' && event.name !== firstLook);
  expect(heard).toMatchObject([{ name: expect.stringMatching(/^FiredrillSelfTest\d+$/) as string, value: 'firing' }]);
  expect(report.timeline.filter((event) => event.kind === 'alert').map(({ alert }) => alert)).not.toContain(heard[0]);
  expect(report.timing.wall_ms).toBeLessThan(8_500);
});

test('a Prometheus that has just been started is waited for until it has scraped, and the fault does not pay for it', async () => {
  const takesMs = 9_000;
  const { report } = await tryOnAFake({ unscraped: (at) => (at < takesMs ? ['prometheus has not found a target yet'] : []) }, scraping);
  const at = (found: (event: Report['timeline'][number]) => boolean): number => report.timeline.find(found)?.atMs ?? NaN;
  const scraped = at((event) => event.kind === 'evidence' && event.name === 'scraped');
  const struck = at((event) => event.kind === 'fault' && event.stage === 'injected');
  expect(report.verdict).toBe('held');
  expect(scraped).toBeGreaterThanOrEqual(takesMs);
  expect(struck).toBeGreaterThan(scraped);
});

test.each([
  ['what rang during the start and ceased is of the start', seconds(9), ['held', 'silence'], 'no alert rings'],
  ['what rings all the same rings without a fault', seconds(600), ['broken', 'TargetDown'], 'TargetDown'],
])('before the fault: %s', async (_, ringsUntil, expected, settled) => {
  const { report } = await tryOnAFake({ ringsUntil }, { ...scraping, twin: noFault() });
  const finding = report.findings.find(({ claim }) => claim.startsWith('without a fault'));
  expect([finding?.verdict, finding?.saw]).toEqual(expected);
  expect(report.timeline).toContainEqual(expect.objectContaining({ kind: 'evidence', name: 'settled', value: settled }));
});
