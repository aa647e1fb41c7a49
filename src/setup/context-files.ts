import { readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** One file of a build context: its name there, where its content comes from, and whether it may be run. */
export interface ContextFile {
  readonly name: string;
  readonly source: string;
  readonly executable: boolean;
}

/** All files below a folder, in the order of their names; `prefix` goes before each name. Nothing when there is no folder. */
export async function filesBelow(folder: string, prefix = ''): Promise<readonly ContextFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
  return await Promise.all(files.sort().map((file) => contextFile(file, prefix + path.relative(folder, file).split(path.sep).join('/'))));
}

/** One file under the name that it gets in the context. */
export async function contextFile(source: string, name: string): Promise<ContextFile> {
  // Of the mode only the run bit counts: the others follow each clone's umask.
  return { name, source, executable: ((await stat(source)).mode & 0o111) !== 0 };
}
