import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { contextFile, filesBelow, type ContextFile } from './context-files.ts';

/** The image whose context also holds npm's packages and the fixtures' sources. */
export const nodeServices = 'node-services';

/** The image whose context also holds the Node program, and whose sources are its own. */
export const upstream = 'upstream';

/** What an image is made of. Two recipes with the same content make the same image. */
export interface ImageRecipe {
  readonly name: string;
  /** What is sent to the build, under the names it has there. */
  readonly files: readonly ContextFile[];
  /** What decides the content of staged parts (npm's packages) without being sent itself. */
  readonly inputs: readonly ContextFile[];
}

/** The recipes of all images below `images/`, in the order of their names. */
export async function imageRecipes(root: string): Promise<readonly ImageRecipe[]> {
  const folder = path.join(root, 'images');
  const names = (await readdir(folder)).filter((name) => existsSync(path.join(folder, name, 'Dockerfile'))).sort();
  return await Promise.all(names.map((name) => imageRecipe(root, name)));
}

/**
 * The recipe of one image.
 *
 * @throws DrillError `setup-failed` when there is no such image.
 */
export async function imageRecipe(root: string, name: string): Promise<ImageRecipe> {
  const folder = path.join(root, 'images', name);
  if (!existsSync(path.join(folder, 'Dockerfile')))
    throw new DrillError('setup-failed', `there is no image "${name}": images/${name}/Dockerfile is missing`);
  const own = await filesBelow(folder);
  if (name !== nodeServices && name !== upstream) return { name, files: own, inputs: [] };
  return {
    name,
    files: name === nodeServices ? [...own, ...(await serviceSources(root))] : own,
    inputs: [await contextFile(path.join(root, 'package-lock.json'), 'package-lock.json')],
  };
}

async function serviceSources(root: string): Promise<readonly ContextFile[]> {
  const fixtures = path.join(root, 'fixtures');
  // Only the services run in the container, and what they share: an edit of what drills read must not make another image.
  const systems = (await readdir(fixtures, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  const folders = ['service', ...systems.map(({ name }) => `${name}/service`)].sort();
  const parts = folders.map((folder) => filesBelow(path.join(fixtures, folder), `fixtures/${folder}/`));
  // A mock that a service builds on: what can be told how to fail, and how it is told.
  const programmable = (await filesBelow(path.join(root, 'images', upstream), `images/${upstream}/`)).filter(({ name }) => name.endsWith('.ts'));
  return [await contextFile(path.join(fixtures, 'package.json'), 'fixtures/package.json'), ...(await Promise.all(parts)).flat(), ...programmable];
}
