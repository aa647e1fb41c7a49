import { DrillError } from '../core/errors.ts';
import { whileSaying } from './progress.ts';
import { lastLines } from './run-command.ts';
import type { Site } from './site.ts';

/** Nobody is there to answer a question; a hiccup of the network is tried again by apt itself. */
const aptEnv = { DEBIAN_FRONTEND: 'noninteractive' };
export const aptArgs = ['-q', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120'] as const;

/**
 * Installs Debian packages, after bringing the package lists up to date.
 *
 * @throws DrillError `setup-failed` with apt's last words.
 */
export async function aptInstall(site: Site, packages: readonly string[]): Promise<void> {
  const steps = [['update'], ['install', '-y', '--no-install-recommends', ...packages]];
  await whileSaying(site.progress, 'packages', `installing ${packages.join(', ')}`, async () => {
    for (const step of steps) {
      const result = await site.run('apt-get', [...aptArgs, ...step], { env: aptEnv });
      if (result.code !== 0) {
        throw new DrillError('setup-failed', `apt-get ${step[0] ?? ''} failed:\n${lastLines(result.stderr || result.stdout, 5)}`, {
          hint: `Install these packages by hand, then try again: ${packages.join(' ')}`,
        });
      }
    }
  });
}
