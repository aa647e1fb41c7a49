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

describe('the figures over time', () => {
  const edges = `[...document.querySelectorAll('.timeline')].map((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().width].map(Math.round).join(' '))`;

  test.each([1280, 360])('%i wide: all stand on one axis and move together', async (width) => {
    await using opened = await openPage(browser, pathToFileURL(join(folder, 'broken.html')).href, 'light', width);
    const { page } = opened;
    const before = await page.evaluate<readonly string[]>(edges);
    expect(before).toHaveLength(3);
    expect(new Set(before).size).toBe(1);
    await page.evaluate(`document.querySelector('.scroll').scrollLeft = 200`);
    const after = await page.evaluate<readonly string[]>(edges);
    expect(new Set(after).size).toBe(1);
    expect(after[0] === before[0]).toBe(width === 1280);
  });

  test('have names and descriptions for who does not see them', async () => {
    await using opened = await openPage(browser, pathToFileURL(join(folder, 'held.html')).href, 'light', 1280);
    const latency = opened.page.getByRole('img', { name: /^Latency How long operations took/ });
    expect(await latency.count()).toBe(1);
    expect(await opened.page.getByRole('img', { name: /^Outcome .*221 ok, 251 503, 6 unsent/ }).count()).toBe(1);
  });

  test.each(['light', 'dark'] as const)('%s: each layer and its swatch have one colour, and no two layers the same', async (scheme) => {
    await using opened = await openPage(browser, pathToFileURL(join(folder, 'held.html')).href, scheme, 1280);
    const fills = await opened.page.evaluate<Readonly<Record<string, readonly string[]>>>(
      `Object.fromEntries(['ok', 'kind1', 'unsent'].map((name) => [name, [...new Set([...document.querySelectorAll('.chart .' + name)].map((each) => getComputedStyle(each).fill))]]))`,
    );
    expect(Object.values(fills).map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(new Set(Object.values(fills).flat()).size).toBe(3);
  });

  test.each(['light', 'dark'] as const)('%s: the line of the latency objective crosses the chart in the colour of its swatch', async (scheme) => {
    await using opened = await openPage(browser, pathToFileURL(join(folder, 'held.html')).href, scheme, 1280);
    const [line, swatch, band, widths] = await opened.page.evaluate<readonly [string, string, string, readonly [number, number]]>(`(() => {
      const colour = (query, part) => getComputedStyle(document.querySelector(query))[part];
      const width = (query) => Math.round(document.querySelector(query).getBoundingClientRect().width);
      return [colour('.chart line.objective', 'stroke'), colour('.chart rect.objective', 'fill'), colour('.chart .band', 'fill'), [width('.chart line.objective'), width('.chart line.grid')]];
    })()`);
    expect(line).toBe(swatch);
    expect(line).not.toBe(band);
    expect(widths[0]).toBe(widths[1]);
  });
});
