import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Coverage } from '../../../../src/core/coverage.ts';
import { renderCoverage } from '../../../../src/report/coverage/html/render-coverage.ts';
import { coverageOf, coverDocument } from '../../../../src/runbook/coverage/cover-document.ts';
import { layOut } from '../../../../src/runbook/lay-out.ts';
import { parseRunbook } from '../../../../src/runbook/parse-runbook.ts';
import type { ParsedRunbook } from '../../../../src/runbook/parsed-runbook.ts';
import { sectionOf } from '../../runbook/read-fixture.ts';
import { accountApi, reportOn } from '../../runbook/coverage/trial-of.ts';
import { queue, sampleCoverage } from './sample-coverage.ts';

const draw = (coverage: Coverage, documents: readonly ParsedRunbook[], address: string | null = '../runs/r%201/report.html'): string => {
  const lines = new Map(documents.map(({ file, text }) => [file, layOut(text, file)]));
  return renderCoverage({ coverage, linesOf: (file) => lines.get(file) ?? [], pageOf: () => address });
};
const page = draw(sampleCoverage(), [accountApi, queue]);
/** What is drawn for one line of the first document. */
const drawnAt = (line: number): string =>
  page.slice(page.indexOf(`id="d1-L${String(line)}"`)).split(/<div class="row|<tr class="(?!proofs)/)[0] ?? '';

describe('the page', () => {
  test('closes what it opens and says the share', () => {
    const empty = new Set(['meta', 'rect', 'hr']);
    const open: string[] = [];
    for (const [tag, closing, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (closing === '/') expect(open.pop(), tag).toBe(name);
      else if (!empty.has(name)) open.push(name);
    }
    expect(open).toEqual([]);
    expect(page).toContain(`${String(sampleCoverage().totals.held_percent)} % <small>held</small>`);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
  });

  test('every id is there once, and every address within the page leads to one', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('lets in its own style sheet and nothing else', () => {
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy.replaceAll('&#39;', "'")).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bstyle="|\bon[a-z]+="|\bsrc=|@import|url\(/);
  });

  test.each([
    [
      102,
      'held',
      ['docker compose -f compose.prod.yml up -d redis', '✓', 'exit code 0', 'output of recovery-4', '2026-03-05 10:15 UTC', 'redis-outage'],
    ],
    [55, 'drift', ['docker compose -f compose.prod.yml logs db', '≠', 'no such service: dbb', '810 ms']],
    [41, 'broken', ['<code>database_unavailable</code>', '✗', 'not seen after the fault']],
    [62, 'inconclusive', ['?', 'the answer could not be read']],
    [57, 'never-tried', ['–', 'not tried in the last trial: the trial did not get here']],
    [47, 'held', ['<code>PostgresDown</code>', '<td data-label="Severity">critical</td>', 'delivered 5.18 s after the fault']],
    [73, 'held', ['4 of 4', 'noticed within 10 seconds', 'measured 740 ms, played as 1 s']],
  ])('line %i is %s, in a colour, a sign and words, with its evidence', (line, status, words) => {
    const drawn = drawnAt(line);
    expect(page).toMatch(new RegExp(`class="(?:row [^"]*)?${status}" id="d1-L${String(line)}"`));
    expect(drawn).toContain(`<span class="badge ${status}">`);
    expect(drawn).toContain('<details><summary>');
    for (const each of words) expect(drawn).toContain(each);
  });

  test('a line that says nothing that could be wrong has no status', () => {
    expect(drawnAt(36)).not.toMatch(/badge|details/);
    expect(page).toMatch(/class="row words in0 plain" id="d1-L36"/);
  });

  test('a command that goes on is coloured to its end, and told once', () => {
    expect(page).toMatch(/class="row code first in1 never-tried" id="d2-L8"/);
    expect(page).toMatch(/class="row code inner in1 not-here" id="d2-L10"/);
    expect(page).toMatch(/class="row code last in1 not-here" id="d2-L11"/);
    expect(page.slice(page.indexOf('id="d2-L11"'))).not.toContain('<details>');
  });

  test('a trial has an address only where its page was written', () => {
    expect(page).toContain('<a href="../runs/r%201/report.html"><code>20260305-101500-k3f9</code></a>');
    expect(draw(sampleCoverage(), [accountApi, queue], null)).not.toContain('report.html');
  });
});

test.each(readdirSync('test/unit/runbook/documents').filter((name) => name.endsWith('.md')))(
  'of a stranger, %s, everything that counts is drawn once',
  (name) => {
    const parsed = parseRunbook(readFileSync(`test/unit/runbook/documents/${name}`, 'utf8'), name);
    const document = coverDocument(parsed, []);
    const drawn = draw(coverageOf([document]), [parsed]);
    const items = document.sections.flatMap((section) => section.items);
    const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(drawn.match(/class="why"/g)).toHaveLength(items.length);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

describe('what comes from outside', () => {
  const hostile = '"\'></title></style></svg></details><script>alert(1)</script><img src=x onerror=alert(1)>`<!--]]>';
  const outside = new Set(['text', 'why', 'title', 'file', 'output', 'bound_to', 'run_id', 'drill', 'folder', 'marker', 'href']);
  const withText = <Value>(value: Value, text: string): Value =>
    JSON.parse(JSON.stringify(value), (key, each: unknown) => (outside.has(key) && typeof each === 'string' ? text : each)) as Value;
  const drawWith = (text: string): string =>
    renderCoverage({
      coverage: withText(sampleCoverage(), text),
      linesOf: () => withText(layOut(accountApi.text, 'x.md'), text),
      pageOf: () => text,
    });
  const tagsOf = (drawn: string): readonly string[] => [...drawn.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name = '']) => name);

  test('never becomes markup', () => {
    const drawn = drawWith(hostile);
    expect(tagsOf(drawn)).toEqual(tagsOf(drawWith('a'.repeat(hostile.length))));
    expect(drawn).not.toMatch(/<script|<img|<!--/);
    expect(drawn.length).toBeGreaterThan(100_000);
  });

  test.each([
    ['[x](javascript:alert)', false],
    ['[x](data:text/html,y)', false],
    ['[x](//elsewhere/y)', false],
    ['[x](https://elsewhere/y?a=1&b=2)', true],
  ])('%s may be followed: %s', (link, followed) => {
    const parsed = parseRunbook(`# T\n\n${link}\n\n1. y\n`, 'x.md');
    const drawn = draw(coverageOf([coverDocument(parsed, [])]), [parsed]);
    expect(drawn.includes('rel="noreferrer noopener"')).toBe(followed);
    expect(drawn).not.toMatch(/href="(?:javascript|data|\/\/)/);
  });

  test('a long output is shown by its end', () => {
    const report = reportOn(sectionOf(queue, 'Queue'));
    const steps = report.steps.map((step) => ({ ...step, output: `first${'x'.repeat(60_000)}last` }));
    const drawn = draw(coverageOf([coverDocument(queue, [{ folder: 'f', report: { ...report, steps } }])]), [queue]);
    expect(drawn).toContain('xlast</pre>');
    expect(drawn).toContain('56,009 characters before this are in report.json');
    expect(drawn).not.toContain('firstx');
    expect(drawn.length).toBeLessThan(60_000);
  });
});
