import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { silent, type Progress } from './progress.ts';
import { runCommand, type RunCommand } from './run-command.ts';

/** Where the set-up works and by what means; tests hand in other ones. */
export interface Site {
  /** The project's root: the folder that holds `images/` and, later, `.env` and `.firedrill/`. */
  readonly root: string;
  /** Held by the one set-up that changes something. Clones share the engine, so they share this file. */
  readonly lockFile: string;
  readonly run: RunCommand;
  readonly progress: Progress;
}

/** The site of this process: this project, this machine's programs, and no word to anybody unless `progress` is given. */
export function thisSite(progress: Progress = silent): Site {
  const account = process.getuid?.() ?? 'all';
  return {
    root: projectRoot(import.meta.dirname),
    lockFile: path.join(tmpdir(), `firedrill-setup-${String(account)}.lock`),
    run: runCommand,
    progress,
  };
}

/**
 * The nearest folder at or above `from` that holds the images' recipes.
 *
 * @throws DrillError `setup-failed` when there is none.
 */
export function projectRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'images', 'postgres', 'Dockerfile'))) return folder;
    if (folder === path.dirname(folder)) break;
  }
  throw new DrillError('setup-failed', `no folder above ${from} holds images/postgres/Dockerfile`);
}
