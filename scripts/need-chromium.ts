import { existsSync } from 'node:fs';
import { failureCode } from '../src/cli/failure-code.ts';
import { DrillError } from '../src/core/errors.ts';
import { aptInstall } from '../src/setup/apt-install.ts';
import { thisSite } from '../src/setup/site.ts';
import { chromiumPath } from '../test/browser/chromium-path.ts';

// Pages are tested in Debian's Chromium: `npm run browser` makes sure of it first. No drill needs it.
const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const needChromium = async (): Promise<void> => {
  if (existsSync(chromiumPath)) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) await aptInstall(thisSite(tell), ['chromium']);
  if (existsSync(chromiumPath)) return;
  throw new DrillError('setup-failed', `the pages are tested in Chromium, and there is none at ${chromiumPath}`, {
    hint: 'install Chromium and, where it stands elsewhere, name it in CHROMIUM_PATH',
  });
};

needChromium().catch((error: unknown) => {
  process.exitCode = failureCode(error);
});
