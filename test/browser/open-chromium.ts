import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from './chromium-path.ts';

// It asks nobody anything: whatever a page tries to load is the page's doing.
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];

/** Debian's Chromium, without a window. Root has no sandbox. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
