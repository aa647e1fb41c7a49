import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { askEngine } from './ask-engine.ts';
import { askCompose, composeSuffices, ensureCompose } from './compose-plugin.ts';
import { ensureEngine } from './engine.ts';
import { engineFacts, enginePlan } from './engine-plan.ts';
import { environmentIsWritten } from './env-file.ts';
import { ensureImages, missingImages } from './ensure-images.ts';
import { imageEnvironment } from './image-environment.ts';
import { imageTags } from './image-tags.ts';
import type { Progress } from './progress.ts';
import { thisSite, type Site } from './site.ts';

/** One thing that drills need on this machine, and how it is with it. */
export interface SetupCheck {
  readonly name: 'engine' | 'compose' | 'images' | 'environment';
  readonly state: 'ok' | 'missing' | 'broken';
  /** What was found, in a few words. */
  readonly saw: string;
  /** What to do about it, in one sentence; empty when there is nothing to do. */
  readonly hint: string;
}

export interface SetUpOptions {
  /** True: what is missing is installed, started or built. False: nothing is changed. */
  readonly fix: boolean;
  readonly progress?: Progress;
  readonly site?: Site;
}

const fixHint = 'Run "firedrill doctor --fix".';

/**
 * Looks at everything that drills need, after bringing it about where `fix` asks for that. Without `fix` it only looks,
 * and answers `missing` and `broken` as data.
 *
 * @throws DrillError with `fix`, when something could not be brought about: `engine-missing`, `compose-missing`,
 *   `image-build-failed` or `setup-failed`, each with a hint.
 */
export async function setUp(options: SetUpOptions): Promise<readonly SetupCheck[]> {
  const site = options.site ?? thisSite(options.progress);
  if (options.fix) {
    await ensureEngine(site);
    await ensureCompose(site);
    await ensureImages(undefined, site.progress, site);
  }
  return await checks(site);
}

async function checks(site: Site): Promise<readonly SetupCheck[]> {
  const engine = await engineCheck(site);
  if (engine.state !== 'ok') return [engine];
  return [engine, ...(await Promise.all([composeCheck(site), imagesCheck(site), environmentCheck(site)]))];
}

async function engineCheck(site: Site): Promise<SetupCheck> {
  const answer = await askEngine(site.run);
  if (answer.state === 'answers') return ok('engine', `Docker Engine ${answer.version} (${answer.arch})`);
  const plan = enginePlan(await engineFacts(site.run, answer));
  if (plan.do === 'refuse') return { name: 'engine', state: 'broken', saw: plan.message, hint: plan.hint };
  return { name: 'engine', state: 'missing', saw: plan.do === 'install' ? 'not installed' : 'installed, not running', hint: fixHint };
}

async function composeCheck(site: Site): Promise<SetupCheck> {
  const version = await askCompose(site.run);
  if (version === undefined) return { name: 'compose', state: 'missing', saw: 'no Compose plugin', hint: fixHint };
  const saw = `Docker Compose ${version.join('.')}`;
  if (composeSuffices(version)) return ok('compose', saw);
  return { name: 'compose', state: 'broken', saw: `${saw}, too old`, hint: 'Update the package that brought the plugin.' };
}

async function imagesCheck(site: Site): Promise<SetupCheck> {
  const missing = await missingImages(site);
  if (missing.length === 0) return ok('images', `all ${String((await imageTags(site.root)).size)} there`);
  return { name: 'images', state: 'missing', saw: `not built: ${missing.join(', ')}`, hint: fixHint };
}

async function environmentCheck(site: Site): Promise<SetupCheck> {
  const written = await environmentIsWritten(path.join(site.root, '.env'), imageEnvironment(await imageTags(site.root)));
  if (written) return ok('environment', '.env names the images');
  return { name: 'environment', state: 'missing', saw: '.env does not name the present images', hint: fixHint };
}

function ok(name: SetupCheck['name'], saw: string): SetupCheck {
  return { name, state: 'ok', saw, hint: '' };
}

/** The error that says which checks failed, for a caller that cannot go on without them; undefined when all are ok. */
export function failedChecks(found: readonly SetupCheck[]): DrillError | undefined {
  const failed = found.filter((check) => check.state !== 'ok');
  const [first] = failed;
  if (first === undefined) return undefined;
  const code = first.name === 'engine' ? 'engine-missing' : first.name === 'compose' ? 'compose-missing' : 'setup-failed';
  return new DrillError(code, failed.map((check) => `${check.name}: ${check.saw}`).join('; '), { hint: first.hint });
}
