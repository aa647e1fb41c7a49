import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventOf } from '../../../src/core/timeline.ts';
import { bucketOperations } from '../../../src/report/html/timeline/bucket-operations.ts';
import { latencyChart } from '../../../src/report/html/timeline/latency-chart.ts';
import { outcomeChart } from '../../../src/report/html/timeline/outcome-chart.ts';
import { trialFigures } from '../../../src/report/html/timeline/trial-figures.ts';
import { trialScale } from '../../../src/report/html/timeline/trial-scale.ts';
import { linearAxis, logAxis } from '../../../src/report/html/timeline/value-axis.ts';
import { sampleReport } from './sample-report.ts';

type Operation = EventOf<'operation'>;

const operation = (number: number, intendedMs: number, latencyMs: number, outcome: Operation['outcome'] = 'ok', why?: string): Operation => ({
  ...{
    id: `e${String(number)}`,
    atMs: intendedMs + latencyMs,
    errorMs: 0,
    kind: 'operation',
    load: 'logins',
    number,
    intendedMs,
    latencyMs,
    outcome,
  },
  ...(why === undefined ? {} : { why }),
});

/** One every `every` milliseconds, from the tenth second of the trial on. */
const steady = (count: number, every: number): Operation[] =>
  Array.from({ length: count }, (_, number) => operation(number, 10_000 + number * every, 5 + (number % 7)));

const room = { floor: 100, ceiling: 0 };

describe('operations summed up over time', () => {
  test('in stretches of a round length, each with its rate, its outcomes and its latencies', () => {
    const { lengthMs, list } = bucketOperations(steady(100, 50));
    expect(lengthMs).toBe(500);
    expect(list).toHaveLength(10);
    expect(list[3]).toEqual({ fromMs: 11_500, toMs: 12_000, ok: 10, unsent: 0, failed: new Map(), latency: { p50: 8, p95: 11, p99: 11, max: 11 } });
  });

  test('what failed counts by its kind and with its latency, what was not sent has none', () => {
    const { list } = bucketOperations([
      operation(0, 0, 900, 'failed', '503'),
      operation(1, 10, 0, 'unsent', 'in flight: 64'),
      operation(2, 20, 30, 'failed'),
    ]);
    expect(list).toEqual([
      {
        ...{ fromMs: 0, toMs: 30, ok: 0, unsent: 1 },
        ...{
          failed: new Map([
            ['503', 1],
            ['failed', 1],
          ]),
          latency: { p50: 30, p95: 900, p99: 900, max: 900 },
        },
      },
    ]);
  });

  test('no operation is lost, and there are never more stretches than can be told apart', () => {
    const outcome = fc.constantFrom<Operation['outcome']>('ok', 'failed', 'unsent');
    const one = fc.record({ at: fc.double({ min: 0, max: 5_000_000, noNaN: true }), outcome });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 400 }), (all) => {
        const { list } = bucketOperations(all.map(({ at, outcome: came }, number) => operation(number, at, 1, came)));
        const counted = list.reduce((sum, { ok, unsent, failed }) => sum + ok + unsent + [...failed.values()].reduce((a, b) => a + b, 0), 0);
        expect(counted).toBe(all.length);
        expect(list.length).toBeLessThanOrEqual(150);
        for (const [index, { fromMs, toMs }] of list.entries()) {
          expect(toMs).toBeGreaterThan(fromMs);
          expect(list[index + 1]?.fromMs ?? toMs).toBeCloseTo(toMs, 3);
        }
      }),
    );
  });
});

describe('axes', () => {
  const labels = (axis: { readonly ticks: readonly { readonly label: string }[] }): readonly string[] => axis.ticks.map(({ label }) => label);

  test.each([
    [20, ['0', '5', '10', '15', '20']],
    [1, ['0', '0.5', '1']],
    [413, ['0', '200', '400', '600']],
  ])('a linear one up to %d', (most, expected) => {
    expect(labels(linearAxis(most, room, (value) => String(Number(value.toPrecision(3)))))).toEqual(expected);
  });

  test.each([
    [3, 90, ['2', '5', '10', '20', '50', '100']],
    [0.4, 1_900, ['1', '10', '100', '1000']],
    [5, 5, ['5', '10', '20', '50']],
  ])('a logarithmic one from %d to %d', (least, most, expected) => {
    expect(labels(logAxis(least, most, room, (value) => String(Number(value.toPrecision(3)))))).toEqual(expected);
  });

  test('hold every value between floor and ceiling, and greater ones higher', () => {
    const value = fc.double({ min: 0.001, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [least = 0, middle = 0, most = 0] = [a, b, c].sort((x, y) => x - y);
        for (const { y } of [linearAxis(most, room, String), logAxis(least, most, room, String)]) {
          expect(y(most)).toBeGreaterThanOrEqual(-1e-9);
          expect(y(least)).toBeLessThanOrEqual(100 + 1e-9);
          expect(y(middle)).toBeGreaterThanOrEqual(y(most) - 1e-9);
          expect(y(middle)).toBeLessThanOrEqual(y(least) + 1e-9);
        }
      }),
    );
  });
});

describe('charts', () => {
  const report = sampleReport();
  const scale = trialScale(report);
  /** `undefined` is a report from before objectives were told. */
  const reportWith = (within: number | null | undefined) => {
    const load = { ...report.load };
    delete load.objective;
    return sampleReport({ load: within === undefined ? load : { ...load, objective: { succeeds: 0.99, within_ms: within } } });
  };
  const draw = (operations: readonly Operation[]) => {
    const buckets = bucketOperations(operations);
    return { latency: String(latencyChart(report, scale, buckets)), outcome: String(outcomeChart(report, scale, buckets)) };
  };
  const legendOf = (svg: string): readonly (readonly [string, string])[] =>
    [...svg.matchAll(/rx="2" class="(\w+)"\/><text[^>]*>[^<]*<title>([^<]*)<\/title>/g)].map(([, swatch = '', words = '']) => [swatch, words]);

  test('say in words what they show', () => {
    const { latency, outcome } = draw(
      steady(100, 50).map((one) => (one.number === 40 ? { ...one, latencyMs: 900, outcome: 'failed', why: '503' } : one)),
    );
    expect(latency).toContain('<title id="latency-title">Latency</title>');
    expect(latency).toMatch(/per 500 ms, on a logarithmic axis\. The slowest took 900 ms, at 12 s\./);
    expect(outcome).toContain('What became of the operations, as a rate per 500 ms: 99 ok, 1 503.');
    expect(outcome).toContain('<title>at 12 s: 9 ok, 1 503</title>');
    expect(latency).toContain('<title>at 12 s: p50 8 ms, p99 900 ms, max 900 ms, of 10 sent</title>');
  });

  test('latencies that are much alike stand on a linear axis', () => {
    const unbounded = latencyChart(reportWith(null), scale, bucketOperations(steady(100, 50)));
    expect(String(unbounded)).toContain('on a linear axis');
  });

  test('the objective is a line across, above what was fast enough and below what was too slow', () => {
    const tooSlow = operation(100, 15_000, 700);
    const { latency } = draw([...steady(100, 50), tooSlow]);
    expect(latency).toContain('The line across is the objective: 500 ms.');
    expect(legendOf(latency)).toContainEqual(['objective', 'within 500 ms']);
    const line = /<line x1="([\d.]+)" x2="([\d.]+)" y1="([\d.]+)" y2="([\d.]+)" class="objective">/.exec(latency)?.slice(1).map(Number) ?? [];
    expect([line[0], line[1], line[3]]).toEqual([scale.left, scale.right, line[2]]);
    const tops = [...latency.matchAll(/y="([\d.]+)" width="2" height="2" class="max"/g)].map(([, y]) => Number(y) + 1);
    expect(tops.filter((y) => y < (line[2] ?? 0))).toHaveLength(1);
    expect(Math.min(...tops)).toBe(tops.at(-1));
  });

  test('the objective has a line also where everything was far faster, and none where the drill has none', () => {
    expect(draw(steady(100, 50)).latency).toContain('class="objective"');
    for (const objective of [null, undefined]) {
      const latency = String(latencyChart(reportWith(objective), scale, bucketOperations(steady(100, 50))));
      expect(latency).not.toContain('objective');
    }
  });

  test('the most frequent kinds of failure have a colour of their own, rare ones share one; what is on top comes first', () => {
    const kinds = ['a', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'd', 'd', 'e', 'e', 'e', 'e', 'e', '<f>'];
    const { outcome } = draw([
      ...kinds.map((kind, number) => operation(number, number * 100, 5, 'failed', kind)),
      operation(90, 1_600, 0, 'unsent'),
      operation(91, 1_700, 5),
    ]);
    expect(legendOf(outcome)).toEqual([
      ['unsent', '1 unsent'],
      ['rare', '2 of 2 other kinds'],
      ['kind4', '2 b'],
      ['kind3', '3 c'],
      ['kind2', '4 d'],
      ['kind1', '5 e'],
      ['ok', '1 ok'],
    ]);
  });

  test('are left out where nothing was sent, and the outcome stays where nothing came back', () => {
    const figures = (timeline: readonly Operation[]): string => String(trialFigures(sampleReport({ timeline })));
    expect(figures([])).not.toContain('class="timeline chart"');
    const unsent = figures([operation(0, 12_000, 0, 'unsent'), operation(1, 12_100, 0, 'unsent')]);
    expect(unsent).toContain('id="outcome-title"');
    expect(unsent).not.toContain('id="latency-title"');
  });

  test('stand on the time axis of the timeline, with its clocks and its phases', () => {
    const { latency, outcome } = draw(steady(100, 50));
    const clocks = (svg: string): readonly string[] =>
      [...svg.matchAll(/class="clock (\w+)">.*?<line x1="([\d.]+)"/gs)].map(([, name, x]) => `${name ?? ''} ${x ?? ''}`);
    const timeline = clocks(String(trialFigures(report)).split('</svg>')[0] ?? '');
    expect(timeline).toHaveLength(9);
    expect(clocks(latency)).toEqual(timeline);
    expect(clocks(outcome)).toEqual(timeline);
    expect([...latency.matchAll(/class="shade/g)]).toHaveLength(report.timing.phases.length);
  });

  test('of a million operations take as much room as those of ten thousand', () => {
    const sizes = [steady(10_000, 2), steady(1_000_000, 0.02)].map((operations) => {
      const { latency, outcome } = draw(operations);
      return latency.length + outcome.length;
    });
    const [few = 0, many = 0] = sizes;
    expect(many).toBeLessThan(few * 1.1);
    expect(many).toBeLessThan(120_000);
  });
});
