import type { Browser, Page } from 'playwright-core';

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** What the page was denied, asked for or complained about. */
  readonly complaints: readonly string[];
}

/** Opens a page as a person with this screen and this taste would see it. */
export const openPage = async (browser: Browser, address: string, colorScheme: 'light' | 'dark', width: number): Promise<OpenedPage> => {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(request.url());
  });
  await page.goto(address);
  return { page, complaints, [Symbol.asyncDispose]: () => page.close() };
};

/** Runs in a page: opens everything that can be opened. */
export const openAll = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

/** Runs in a page: by how many pixels it is wider than its window. */
export const tooWide = `document.documentElement.scrollWidth - document.documentElement.clientWidth`;
