import { glob } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf } from '../core/message-of.ts';
import type { Drill } from '../core/drill.ts';
import { DrillError } from '../core/errors.ts';

export interface LoadedDrill {
  /** The file name without `.drill.ts`. */
  readonly id: string;
  /** Relative to the working directory. */
  readonly file: string;
  readonly drill: Drill;
}

const ending = /\.drill\.(?:ts|js|mts|mjs)$/;

/** The drill files below a folder by id, none loaded yet. @throws DrillError `drill-duplicate` when two files have the same id. */
export const findDrills = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>();
  for await (const found of glob('**/*.drill.{ts,js,mts,mjs}', { cwd: folder })) {
    const file = relative(process.cwd(), resolve(folder, found));
    const id = basename(file).replace(ending, '');
    const other = files.get(id);
    if (other !== undefined) {
      throw new DrillError('drill-duplicate', `the drill id "${id}" is taken by ${other}`, {
        place: { file, line: 1 },
        hint: 'a drill is called by its file name: rename one of the two',
      });
    }
    files.set(id, file);
  }
  return new Map([...files].sort(([a], [b]) => a.localeCompare(b)));
};

/** Loads the drills called `ids`, or all. @throws DrillError `drill-not-found`, `drill-invalid`, or what the drill file itself threw. */
export const loadDrills = async (folder: string, ids: readonly string[] | 'all'): Promise<readonly LoadedDrill[]> => {
  const files = await findDrills(folder);
  const wanted = ids === 'all' ? [...files.keys()] : [...new Set(ids)];
  if (wanted.length === 0)
    throw new DrillError('drill-not-found', `there is no drill below ${folder}`, { hint: 'a drill is a file called <id>.drill.ts' });
  return await Promise.all(
    wanted.map(async (id) => {
      const file = files.get(id);
      if (file === undefined)
        throw new DrillError('drill-not-found', `there is no drill called "${id}" below ${folder}`, {
          hint: `there is ${[...files.keys()].join(', ') || 'none'}`,
        });
      return { id, file, drill: await load(file) };
    }),
  );
};

const load = async (file: string): Promise<Drill> => {
  const loaded = (await import(pathToFileURL(resolve(file)).href).catch((cause: unknown) => {
    if (cause instanceof DrillError) throw cause;
    throw new DrillError('drill-invalid', `the drill file cannot be loaded: ${messageOf(cause)}`, {
      cause,
      place: { file, line: lineIn(cause, file) },
    });
  })) as { readonly default?: unknown };
  if (!isDrill(loaded.default)) {
    throw new DrillError('drill-invalid', 'the file does not export a drill as its default', {
      place: { file, line: 1 },
      hint: 'write: export default drill({ … })',
    });
  }
  return loaded.default;
};

/** The line of a drill file that an error's stack names, or its first. */
const lineIn = (cause: unknown, file: string): number => {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  return Number(new RegExp(`${basename(file).replaceAll('.', '\\.')}:(\\d+)`).exec(stack)?.[1] ?? 1);
};

const isDrill = (value: unknown): value is Drill =>
  typeof value === 'object' &&
  value !== null &&
  ['tries', 'stack', 'load', 'promises', 'steady', 'breaks', 'detects', 'recovers', 'checks', 'twins'].every((key) => key in value);
