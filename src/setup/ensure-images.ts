import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ensureBaseImage, hasImage } from './base-image.ts';
import { buildImage } from './build-image.ts';
import { writeEnvironment } from './env-file.ts';
import { imageEnvironment } from './image-environment.ts';
import { imageRecipe } from './image-recipe.ts';
import { imageTags } from './image-tags.ts';
import { progressLine, silent, type Progress } from './progress.ts';
import { withLock } from './setup-lock.ts';
import { thisSite, type Site } from './site.ts';

/** Two builds at once keep both cores and the network busy; more only make each wait for the others. */
const buildsAtOnce = 2;

/** Those of the wanted images that the engine does not have under their present tag; all are wanted by default. */
export async function missingImages(site: Site, names?: readonly string[]): Promise<readonly string[]> {
  const tags = await imageTags(site.root);
  const wanted = names ?? [...tags.keys()];
  const there = await Promise.all(wanted.map(async (name) => hasImage(site, await tagOf(site, tags, name))));
  return wanted.filter((_, index) => there[index] !== true);
}

/**
 * Builds the images that are missing, and writes their tags to the project's `.env`, so that the compose file finds
 * them by hand too. With everything there it takes well under a second and says one line.
 *
 * @returns the tag of every image, by its name.
 * @throws DrillError `image-build-failed` for the first build that failed, after the others came to their end;
 *   `setup-failed` for an unknown name or a base image that cannot be had.
 */
export async function ensureImages(
  names?: readonly string[],
  progress: Progress = silent,
  site: Site = thisSite(progress),
): Promise<ReadonlyMap<string, string>> {
  const tags = await imageTags(site.root);
  if ((await missingImages(site, names)).length > 0) {
    await withLock(site, () => buildMissing(site, tags, names));
  }
  await writeEnvironment(path.join(site.root, '.env'), imageEnvironment(tags));
  site.progress(`images          all ${String((names ?? [...tags.keys()]).length)} there`);
  return tags;
}

async function buildMissing(site: Site, tags: ReadonlyMap<string, string>, names?: readonly string[]): Promise<void> {
  await ensureBaseImage(site);
  // Asked again: another set-up may have built them while this one waited for its turn.
  const queue = await longestFirst(site, await missingImages(site, names));
  if (queue.length > 0) site.progress(`images          to build: ${queue.join(', ')}`);
  const failures: unknown[] = [];
  const builder = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const recipe = await imageRecipe(site.root, name);
      await buildImage(site, recipe, await tagOf(site, tags, name)).catch((error: unknown) => {
        site.progress(progressLine(recipe.name, 'failed'));
        failures.push(error);
      });
    }
  };
  await Promise.all(Array.from({ length: buildsAtOnce }, builder));
  if (failures.length > 0) throw failures[0];
}

/** What is compiled takes longest, and has a stage for it; begun last, it would keep one core idle at the end. */
async function longestFirst(site: Site, names: readonly string[]): Promise<string[]> {
  const stages = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(site.root, 'images', name, 'Dockerfile'), 'utf8');
      return { name, count: text.match(/^FROM /gmu)?.length ?? 0 };
    }),
  );
  return stages.sort((a, b) => b.count - a.count).map((image) => image.name);
}

/** An unknown name is refused by its recipe, in one place. */
async function tagOf(site: Site, tags: ReadonlyMap<string, string>, name: string): Promise<string> {
  const tag = tags.get(name);
  if (tag !== undefined) return tag;
  await imageRecipe(site.root, name);
  throw new Error(`images/${name} has a recipe but no tag`);
}
