import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import type { ImageRecipe } from './image-recipe.ts';
import { progressLine, whileSaying } from './progress.ts';
import { lastLines } from './run-command.ts';
import type { Site } from './site.ts';
import { stageContext } from './stage-context.ts';

/** Handed on by name, so that a build behind a proxy reaches its mirrors; Docker keeps their values out of the image. */
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/**
 * Builds one image under its tag; the build's whole output goes to `.firedrill/logs/image-<name>.log`.
 *
 * @throws DrillError `image-build-failed` that names the image and the log file and ends with the log's last lines.
 */
export async function buildImage(site: Site, recipe: ImageRecipe, tag: string): Promise<void> {
  const started = performance.now();
  const log = path.join('.firedrill', 'logs', `image-${recipe.name}.log`);
  const logFile = path.join(site.root, log);
  await mkdir(path.dirname(logFile), { recursive: true });
  const context = await stageContext(site, recipe);
  try {
    const proxies = proxyVariables.filter((name) => process.env[name] !== undefined).flatMap((name) => ['--build-arg', name]);
    const args = ['build', '--force-rm', '--tag', tag, '--label', `firedrill.image=${recipe.name}`, ...proxies, context];
    const result = await whileSaying(site.progress, recipe.name, 'building', () =>
      site.run('docker', args, { logFile, env: { BUILDKIT_PROGRESS: 'plain' } }),
    );
    if (result.code !== 0) {
      const words = lastLines(await readFile(logFile, 'utf8'), 12);
      throw new DrillError('image-build-failed', `the image ${recipe.name} could not be built; its log ${log} ends:\n${words}`, {
        hint: `Read ${log}, mend what it names (often the network, or images/${recipe.name}/Dockerfile), then try again.`,
      });
    }
  } finally {
    await rm(context, { recursive: true, force: true });
  }
  site.progress(progressLine(recipe.name, 'built', Math.round((performance.now() - started) / 1000)));
}
