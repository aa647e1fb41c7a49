import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderCoverage } from '../../src/report/coverage/html/render-coverage.ts';
import { coverageOf, coverDocument } from '../../src/runbook/coverage/cover-document.ts';
import { layOut } from '../../src/runbook/lay-out.ts';
import { parseRunbook } from '../../src/runbook/parse-runbook.ts';
import { queue, sampleTrials } from '../unit/report/coverage/sample-coverage.ts';
import { accountApi, reportOn } from '../unit/runbook/coverage/trial-of.ts';
import { openChromium } from './open-chromium.ts';
import { openAll, openPage, tooWide, type OpenedPage } from './open-page.ts';
import { paleWords, type PaleWords } from './pale-words.ts';

const long = 'x'.repeat(400);
const hostile = '<img src="https://elsewhere.invalid/x.png"><script>document.title="taken"</script>';

/** Words that no line can hold, in every place that words can stand, and markup that wants to load something. */
const wide = parseRunbook(
  `# ${long}\n\n![picture](https://elsewhere.invalid/y.png) ${hostile}\n\n> \`${long}\`\n\n## Alerts\n\n| Alert | ${long} |\n|---|---|\n| ${long} | \`${long}\` |\n\n## Recovery\n\n1. a\n   - b\n     1. ${long}\n\n   \`\`\`bash\n   ${long}\n   \`\`\`\n`,
  `${long}.md`,
);

const pageText = (): string => {
  const [first] = wide.sections;
  if (first === undefined) throw new Error('the sample has no section');
  const report = reportOn(first, { run_id: long, drill: { id: long, variant: null, sabotaged: false, file: long } });
  const steps = report.steps.map((step) => ({ ...step, why: long, output: `${long} ${hostile}\n`, bound_to: long }));
  const documents = [accountApi, queue, wide];
  const coverage = coverageOf([
    coverDocument(accountApi, sampleTrials()),
    coverDocument(queue, []),
    coverDocument(wide, [{ folder: long, report: { ...report, steps } }]),
  ]);
  const lines = new Map(documents.map(({ file, text }) => [file, layOut(text, file)]));
  return renderCoverage({ coverage, linesOf: (file) => lines.get(file) ?? [], pageOf: () => 'report.html' });
};

let folder = '';
let browser: Browser;
let address = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-browser-'));
  await writeFile(join(folder, 'coverage.html'), pageText());
  address = pathToFileURL(join(folder, 'coverage.html')).href;
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const open = (colorScheme: 'light' | 'dark', width: number): Promise<OpenedPage> => openPage(browser, address, colorScheme, width);

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  test.each([1280, 360])('%i wide: fits, loads nothing, and every word can be read, closed and open', async (width) => {
    await using opened = await open(scheme, width);
    const { page, complaints } = opened;
    expect(await page.evaluate(tooWide)).toBe(0);
    await page.evaluate(openAll);
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await page.evaluate<readonly PaleWords[]>(paleWords)).toEqual([]);
    expect(await page.title()).toMatch(/^\d+ % held: /);
    expect(complaints).toEqual([]);
  });

  test('each status has a colour of its own beside its words', async () => {
    await using opened = await open(scheme, 1280);
    const colours = await opened.page.evaluate<Readonly<Record<string, string>>>(
      `Object.fromEntries([...document.querySelectorAll('.sheet .badge')].map((each) => [each.textContent.trim(), getComputedStyle(each).color]))`,
    );
    expect(Object.keys(colours).sort()).toEqual(
      ['? inconclusive', '· not for this platform', '– never tried', '≠ drift', '✓ held', '✗ broken'].sort(),
    );
    expect(new Set(Object.values(colours)).size).toBeGreaterThanOrEqual(5);
  });
});

describe('the evidence of a line', () => {
  test('opens and closes with a click', async () => {
    await using opened = await open('light', 1280);
    const line = opened.page.locator('#d1-L102');
    await expect.poll(() => line.locator('pre').isVisible()).toBe(false);
    await line.locator('summary').click();
    expect(await line.locator('pre').textContent()).toBe('output of recovery-4');
    expect(await line.locator('pre').isVisible()).toBe(true);
    await line.locator('summary').click();
    expect(await line.locator('pre').isVisible()).toBe(false);
  });

  test.each(['Enter', 'Space'])('opens with the keyboard: %s', async (key) => {
    await using opened = await open('dark', 360);
    const line = opened.page.locator('#d1-L102');
    await line.locator('.gutter a').focus();
    await opened.page.keyboard.press('Tab');
    await opened.page.keyboard.press(key);
    expect(await line.locator('pre').isVisible()).toBe(true);
  });

  test('of an alert stands below its row', async () => {
    await using opened = await open('light', 1280);
    const proof = opened.page.locator('#d1-L86 + .proofs');
    await proof.locator('summary').click();
    expect(await proof.locator('.why').textContent()).toBe('delivered 5.18 s after the fault, promised within 6 s');
  });
});

test('a section and a line that did not hold are one click away', async () => {
  await using opened = await open('light', 1280);
  const { page } = opened;
  await page.getByRole('link', { name: 'Redis unavailable' }).click();
  expect(page.url()).toBe(`${address}#d1-L71`);
  await page.getByRole('link', { name: 'runbooks/account-api.md:55' }).click();
  expect(await page.locator('#d1-L55').isVisible()).toBe(true);
  expect(await page.evaluate(`document.querySelector('#d1-L55').getBoundingClientRect().top < innerHeight`)).toBe(true);
});
