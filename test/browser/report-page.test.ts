import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../src/report/html/render-page.ts';
import { sampleReport } from '../unit/report/sample-report.ts';
import { abortedReport, brokenReport, driftReport, inconclusiveReport } from '../unit/report/sample-variants.ts';
import { openChromium } from './open-chromium.ts';
import { openAll, openPage, tooWide } from './open-page.ts';
import { paleWords, type PaleWords } from './pale-words.ts';

const reports = { held: sampleReport(), broken: brokenReport(), drift: driftReport(), inconclusive: inconclusiveReport(), aborted: abortedReport() };
let folder = '';
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-browser-'));
  for (const [name, report] of Object.entries(reports)) await writeFile(join(folder, `${name}.html`), renderPage(report));
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

describe.each(Object.keys(reports))('the report of a trial that is %s', (name) => {
  test.each([
    ['light', 1280],
    ['light', 360],
    ['dark', 1280],
    ['dark', 360],
  ] as const)('%s and %i wide: fits, loads nothing, and every word can be read, closed and open', async (scheme, width) => {
    await using opened = await openPage(browser, pathToFileURL(join(folder, `${name}.html`)).href, scheme, width);
    const { page, complaints } = opened;
    await page.evaluate(openAll);
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await page.evaluate<readonly PaleWords[]>(paleWords)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
