import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { imageRecipes, type ImageRecipe } from './image-recipe.ts';
import { thisSite } from './site.ts';

/**
 * The tag of each image, by its name: `postgres` -> `firedrill/postgres:1f0c9a3b77e2`. The tag follows from what the
 * image is made of, so it changes when that changes and only then. Asks no engine; whether the image exists is not said.
 */
export async function imageTags(root: string = thisSite().root): Promise<ReadonlyMap<string, string>> {
  const recipes = await imageRecipes(root);
  return new Map(await Promise.all(recipes.map(async (recipe) => [recipe.name, await imageTag(recipe)] as const)));
}

/** The tag of one image. */
export async function imageTag(recipe: ImageRecipe): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...recipe.files, ...recipe.inputs]) {
    const content = createHash('sha256')
      .update(await readFile(file.source))
      .digest('hex');
    // A name holds no newline, so no two lists of files read the same.
    hash.update(`${file.name}\n${file.executable ? '755' : '644'}\n${content}\n`);
  }
  return `firedrill/${recipe.name}:${hash.digest('hex').slice(0, 12)}`;
}
