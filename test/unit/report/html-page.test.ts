import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { escapeHtml } from '../../../src/report/html/escape-html.ts';
import { htmlReporter } from '../../../src/report/html/html-reporter.ts';
import { markup } from '../../../src/report/html/markup.ts';
import { renderPage } from '../../../src/report/html/render-page.ts';
import { sampleReport } from './sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from './sample-variants.ts';
import { temporaryFolder } from './temporary-folder.ts';

const tagsOf = (page: string): readonly string[] => [...page.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name = '']) => name);

/** Replaces every string that comes from outside; what the format itself fixes stays. */
const withText = (report: Report, text: string): Report => {
  const fixed = new Set([
    'format',
    'verdict',
    'outcome',
    'name',
    'unit',
    'part',
    'kind',
    'edge',
    'stage',
    'state',
    'seen',
    'phase',
    'started_at',
    'id',
    'step',
  ]);
  const replace = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return fixed.has(name) ? value : text;
    if (Array.isArray(value)) return value.map((each) => replace(each, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [name === 'images' || name === 'found' ? text : key, replace(each, key)]));
  };
  return replace(report, '') as Report;
};

describe('escapeHtml', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onload="x', '&quot; onload=&quot;x'],
    ["' onload='x", '&#39; onload=&#39;x'],
    ['`x` & &amp;', '&#96;x&#96; &amp; &amp;amp;'],
    ['a\u0000b\u001b[31mc\u007f\u0085', 'a\ufffdb\ufffd[31mc\ufffd\ufffd'],
    ['rm \u202efdp.exe', 'rm \ufffdfdp.exe'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['lines\r\nand\ttabs', 'lines\nand\ttabs'],
    ['日本 👩‍👧 naïve', '日本 👩‍👧 naïve'],
  ])('%j', (hostile, harmless) => {
    expect(escapeHtml(hostile)).toBe(harmless);
  });
});

describe('markup', () => {
  test('escapes every hole, joins lists, leaves out nulls and rounds coordinates', () => {
    expect(markup`<p title="${'"'}">${'<'}${['&', markup`<b>${1.23456}</b>`]}${null}</p>`.toString()).toBe(
      '<p title="&quot;">&lt;&amp;<b>1.23</b></p>',
    );
  });

  test('what only looks like markup is text', () => {
    const forged = JSON.parse('{"toString":"<script>"}') as string;
    expect(() => markup`${forged}`.toString()).toThrow();
  });
});

describe('the page', () => {
  test.each([
    ['held', sampleReport()],
    ['broken', brokenReport()],
    ['drift', driftReport()],
    ['inconclusive', inconclusiveReport()],
    ['aborted', abortedReport()],
  ])('closes what it opens and tells the verdict: %s', (_, report) => {
    const page = renderPage(report);
    const empty = new Set(['meta', 'rect', 'line', 'circle', 'path']);
    const open: string[] = [];
    for (const [tag, closing, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (closing === '/') expect(open.pop(), tag).toBe(name);
      else if (!empty.has(name) || (!tag.endsWith('/>') && name !== 'meta')) open.push(name);
    }
    expect(open).toEqual([]);
    expect(page).toContain(`<section class="banner ${report.verdict}">`);
    expect(page).toContain(escapeHtml(report.summary));
    expect(page).not.toMatch(/NaN|undefined|\[object/);
  });

  test('lets in its own style sheet and nothing else', () => {
    const page = renderPage(sampleReport());
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bstyle="|\bon[a-z]+="|\bsrc=|\bhref=|@import|url\(|https?:/);
  });

  test('no string from outside becomes markup', () => {
    const hostile = '"\'></title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)>`<!--]]>';
    const plain = 'a'.repeat(hostile.length);
    expect(tagsOf(renderPage(withText(brokenReport(), hostile)))).toEqual(tagsOf(renderPage(withText(brokenReport(), plain))));
    expect(renderPage(withText(brokenReport(), hostile))).not.toContain('<script');
  });

  test('stays below two megabytes for a long and bad trial, and tells what it leaves out', () => {
    const at = (number: number) => ({ id: `e${String(number)}`, atMs: number, errorMs: 0 });
    const operations = Array.from({ length: 50_000 }, (_, number) => ({
      ...{ ...at(number), kind: 'operation' as const, load: 'l', number, intendedMs: 10_000 + number / 2, latencyMs: 1 },
      ...(number % 3 === 0 ? { outcome: 'failed' as const, why: `kind ${String(number % 1_000)}` } : { outcome: 'ok' as const }),
    }));
    const samples = Array.from({ length: 10_000 }, (_, number) => ({
      ...{ ...at(number * 3), kind: 'sample' as const, condition: 'ready', holds: number % 4 < 2, saw: 'x'.repeat(1_000) },
    }));
    const ids = Array.from({ length: 50_000 }, (_, number) => `write-${String(number)}`);
    const recalled = { ...at(1), kind: 'recalled' as const, load: 'l', found: Object.fromEntries(ids.map((id) => [id, 0])) };
    const report = sampleReport();
    const steps = Array.from({ length: 60 }, () => ({ ...report.steps[0], output: 'o'.repeat(64_000) }) as Report['steps'][number]);
    const page = renderPage({ ...report, steps, ledger: { ...report.ledger, lost: ids }, timeline: [recalled, ...operations, ...samples] });
    expect(page.length).toBeLessThan(2_000_000);
    const left = '33,333 operations that went well, 5,000 samples that say what the one before them said';
    expect(page).toContain(`Left out: ${left}, 16,167 failed or unsent operations after the first 500, 3,501 other events after the first 1,500.`);
    expect(page).toContain('and 49,800 more, which are in report.json');
    expect(page).toContain('56,000 characters before this are in report.json');
    expect(page).not.toContain('x'.repeat(301));
  });

  test('is written beside the report', async () => {
    await using folder = await temporaryFolder();
    await htmlReporter().onReport?.(sampleReport(), folder.path);
    expect(await readFile(join(folder.path, 'report.html'), 'utf8')).toBe(renderPage(sampleReport()));
  });
});
