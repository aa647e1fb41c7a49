import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { escapeXml } from '../../../src/report/junit/escape-xml.ts';
import { junitReporter } from '../../../src/report/junit/junit-reporter.ts';
import { renderJunit } from '../../../src/report/junit/render-junit.ts';
import { sampleReport } from './sample-report.ts';
import { brokenReport, driftReport, inconclusiveReport } from './sample-variants.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Throws unless every element is closed by its own name, in order. */
const checkWellFormed = (xml: string): void => {
  const open: string[] = [];
  for (const [tag, closing = '', name = '', , alone = ''] of xml.matchAll(/<(\/?)([a-z-]+)((?: [a-z_]+="[^"<]*")*)(\/?)>/g)) {
    if (closing === '/') expect(open.pop(), tag).toBe(name);
    else if (alone === '') open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replace(/<\?xml[^>]*>/, '').replace(/<\/?[a-z-]+(?: [a-z_]+="[^"<]*")*\/?>/g, '')).not.toMatch(/[<>]/);
};

describe('renderJunit', () => {
  test('is one suite a trial with a case for the verdict and every promise, step and finding', () => {
    const xml = renderJunit([sampleReport(), brokenReport()]);
    checkWellFormed(xml);
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="firedrill" tests="32" failures="4" errors="0" skipped="1" time="82.520">/,
    );
    expect(xml).toContain(
      '<testsuite name="redis-outage" timestamp="2026-03-05T10:15:00.000Z" tests="16" failures="0" errors="0" skipped="0" time="41.260">',
    );
    expect(xml).toContain('<testsuite name="redis-outage.without-restart"');
    expect(xml).toContain('<property name="seed" value="7"/>');
    expect(xml).toContain('<testcase classname="redis-outage" name="promise: restored (5 min)" time="12.890"/>');
    expect(xml).toContain(
      '<testcase classname="redis-outage" name="step recovery-2: No production-safe fallback exists: keep the application in maintenance mode until Redis is restored." time="0.270" file="runbooks/account-api.md" line="76"/>',
    );
  });

  test('trials of one plan are suites of their own, named as their folders are', () => {
    const xml = renderJunit([sampleReport(), brokenReport(), sampleReport(), sampleReport()]);
    expect([...xml.matchAll(/<testsuite name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'redis-outage.repeat-1',
      'redis-outage.without-restart',
      'redis-outage.repeat-2',
      'redis-outage.repeat-3',
    ]);
    expect(xml).toContain('<testcase classname="redis-outage.repeat-3" name="verdict"');
  });

  test('a broken promise is a failure, and a withheld step is skipped', () => {
    const xml = renderJunit([brokenReport()]);
    expect(xml).toContain('<failure message="promised 5 min, played as 30 s, measured never" type="broken">');
    expect(xml).toContain('<skipped message="runbooks/account-api.md:79: withheld by the variant without-restart"/>');
  });

  test('drift is a failure too, with the output of the command', () => {
    const xml = renderJunit([driftReport()]);
    checkWellFormed(xml);
    expect(xml).toContain('type="drift"');
    expect(xml).toContain('$ docker compose -f compose.prod.yml ps reddis\nno such service: reddis</system-out>');
  });

  test('what is inconclusive is an error', () => {
    const xml = renderJunit([inconclusiveReport()]);
    expect(xml).toMatch(/<testsuites name="firedrill" tests="11" failures="0" errors="5" skipped="6"/);
  });

  test('a trial that did not finish never passes', () => {
    expect(renderJunit([sampleReport({ outcome: 'harness-error' })])).toMatch(
      /<testcase classname="redis-outage" name="verdict" time="41.260">\n\s*<error /,
    );
  });

  test('no run at all is an empty list', () => {
    checkWellFormed(renderJunit([]));
  });

  test('hostile text stays text', () => {
    const evil = '</failure><x y="1">]]>&amp;\u0000\u001b[31m\u202e\ud800\ufffe\'"\n\t';
    const report = sampleReport({
      summary: evil,
      drill: { id: evil, variant: evil, sabotaged: true, file: evil },
      findings: [{ claim: evil, verdict: 'broken', saw: evil, file: evil, line: 1, hint: evil, evidence: [] }],
      steps: sampleReport().steps.map((step) => ({ ...step, text: evil, output: evil, why: evil, verdict: 'drift' })),
    });
    checkWellFormed(renderJunit([report]));
  });
});

test('escapeXml replaces what XML 1.0 cannot hold', () => {
  expect(escapeXml('a\u0000b\u001bc\uffffd\ud800e\u202ef<&>"\'\n')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf&lt;&amp;&gt;&quot;&apos;&#10;');
  expect(escapeXml('日本 👩‍👧')).toBe('日本 👩‍👧');
});

test('junitReporter writes one file over all trials', async () => {
  await using output = await temporaryFolder();
  const reporter = junitReporter();
  await reporter.onEnd?.([sampleReport(), driftReport()], output.path);
  expect(await readFile(join(output.path, 'junit.xml'), 'utf8')).toBe(renderJunit([sampleReport(), driftReport()]));
});
