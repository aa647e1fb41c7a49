import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DrillError } from '../core/errors.ts';
import type { Place } from '../core/place.ts';
import { nearest } from './nearest.ts';
import { parseRunbook } from './parse-runbook.ts';
import type { ParsedRunbook } from './parsed-runbook.ts';
import { readText } from './read-text.ts';

const namesIn = async (folder: string): Promise<readonly string[]> => {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -'.md'.length));
};

/**
 * Reads `<folder>/<name>.md`. `place` is where the drill refers to it.
 * @throws DrillError `runbook-not-found`, with the nearest names that exist, or `runbook-invalid` (see `parseRunbook`).
 */
export const readRunbook = async (folder: string, name: string, place?: Place): Promise<ParsedRunbook> => {
  const file = join(folder, `${name}.md`);
  try {
    return parseRunbook(await readText(file), file);
  } catch (cause) {
    if (cause instanceof DrillError) throw cause;
    const names = nearest(name, await namesIn(folder), String);
    throw new DrillError('runbook-not-found', `expected the runbook "${name}" at ${file}, but it cannot be read`, {
      place,
      cause,
      hint: names.length === 0 ? `there is no .md file in ${folder}` : `the nearest names in ${folder} are: ${names.join(', ')}`,
    });
  }
};
