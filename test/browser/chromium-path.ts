/** Where Debian puts Chromium. Another one may be named, as Playwright and others do. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
