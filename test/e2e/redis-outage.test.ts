import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportClock } from '../../src/core/report.ts';
import { eachEnds } from './each-ends.ts';
import { firedrill, outputFolder, start, type Answer, type Output } from './firedrill.ts';
import { told } from './not-held.ts';
import { leftBehind, listenToCreations, openIntents } from './left-behind.ts';
import type { Proved } from './tried.ts';
import { whyNotXml } from './well-formed-xml.ts';

describe('firedrill run redis-outage', () => {
  let output: Output;
  let answer: Answer;
  let report: Report;
  let created: readonly string[];

  beforeAll(async () => {
    output = await outputFolder();
    using creations = listenToCreations();
    const running = start('run', 'redis-outage', '--output', output.folder);
    answer = await running.ended;
    created = creations.by(running.pid);
    report = await output.report('redis-outage');
  });
  afterAll(async () => {
    await output[Symbol.asyncDispose]();
  });

  test('ends held, with exit code 0, and says so', () => {
    expect(answer, told(report)).toMatchObject({ exitCode: 0 });
    expect(report).toMatchObject({ verdict: 'held', outcome: 'finished', exit_code: 0 });
    expect(answer.stdout).toContain('H E L D    redis-outage');
    expect(report.timing.wall_ms).toBeLessThan(60_000);
    expect(report.timing.documented_wait_ms).toBeGreaterThan(report.timing.wall_ms / 4);
  });

  test('strikes all nine clocks, in order', () => {
    const order = ['injected', 'bitten', 'detected', 'alert_firing', 'alert_delivered', 'recovery_started', 'restored', 'stable', 'undone'] as const;
    expect(Object.keys(report.clocks).toSorted()).toEqual(order.toSorted());
    const clocks = order.map((name) => report.clocks[name]).filter((clock): clock is ReportClock => clock !== null);
    expect(clocks).toHaveLength(order.length);
    // Two clocks that are closer than their errors may have struck in either order.
    clocks.reduce((before, after) => {
      expect(before.at_ms - before.error_ms, JSON.stringify(report.clocks)).toBeLessThanOrEqual(after.at_ms);
      return after;
    });
  });

  test('tries every line of the section, and every one holds', () => {
    expect(report.coverage).toEqual({ steps: 10, tried: 10, held: 10 });
    expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone !== null])).toEqual([
      ['blackhole', true, true],
      ['kill', true, true],
    ]);
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
    expect(report.ledger.acknowledged).toBeGreaterThan(100);
    const seen = report.findings.find(({ claim }) => claim === 'users see every login and account that is stored');
    expect(seen).toMatchObject({ verdict: 'held', saw: expect.stringMatching(/^0 missing where users read, of \d{3,} stored writes$/) as unknown });
    // The load is open: what the fault held up was sent all the same.
    expect(report.load.failed).toBeGreaterThan(20);
  });

  test('writes a report that its schema accepts, a JUnit file that parses, and a page', async () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(await readFile('schema/report.schema.json', 'utf8')) as object);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);

    const junit = await readFile(join(output.folder, 'junit.xml'), 'utf8');
    expect(whyNotXml(junit)).toBeUndefined();
    expect(junit).toContain('<testsuite name="redis-outage"');
    expect(junit).not.toContain('<failure');

    const page = await readFile(join(output.folder, 'redis-outage', 'report.html'), 'utf8');
    expect(page).toContain('</html>');
    // Self-contained: it loads nothing.
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="?http/);
  });

  test('keeps the secrets of the system to itself', async () => {
    for (const file of ['junit.xml', 'redis-outage/report.json', 'redis-outage/report.html', 'ledger.ndjson']) {
      expect(await readFile(join(output.folder, file), 'utf8'), file).not.toMatch(/drill-only-/);
    }
    expect(`${answer.stdout}${answer.stderr}`).not.toMatch(/drill-only-/);
  });

  test('leaves nothing behind and nothing open', async () => {
    // The ear with which the refusals listen for containers does hear them.
    expect(created.length).toBeGreaterThanOrEqual(8);
    expect(await leftBehind(report.run_id)).toEqual([]);
    expect(openIntents(await output.ledger())).toEqual([]);
  });

  test('firedrill report draws the same again, with the same exit code', async () => {
    const page = join(output.folder, 'redis-outage', 'report.html');
    const [drawn, junit] = [await readFile(page, 'utf8'), await readFile(join(output.folder, 'junit.xml'), 'utf8')];
    const again = await firedrill('report', output.folder);
    expect(again, again.stderr).toMatchObject({ exitCode: 0 });
    expect(again.stdout).toContain('H E L D    redis-outage');
    expect(await readFile(page, 'utf8')).toBe(drawn);
    expect(await readFile(join(output.folder, 'junit.xml'), 'utf8')).toBe(junit);
  });
});

const drill = 'redis-outage';

const hung: readonly Proved[] = [
  {
    // The document stops Redis before it starts it.
    drill,
    variant: 'hung',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(report.drill).toMatchObject({ variant: 'hung', sabotaged: false });
      expect(report.coverage).toEqual({ steps: 10, tried: 10, held: 10 });
      expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone?.saw])).toEqual([
        ['pause', true, expect.stringMatching(/^redis is not running, exit code 0/)],
      ]);
      expect(report.timing.wall_ms).toBeLessThan(60_000);
    },
  },
  {
    // Nobody stops it: for Compose it runs.
    drill,
    variant: 'hung.stop-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: (report) => {
      expect(report).toMatchObject({ drill: { sabotaged: true }, clocks: { restored: null } });
      expect(report.steps.find(({ text }) => text.startsWith('Start Redis again'))).toMatchObject({ verdict: 'drift', exit_code: 1 });
    },
  },
];

describe('firedrill run redis-outage.hung: Redis accepts connections and answers nobody', () => {
  eachEnds(hung);
});
