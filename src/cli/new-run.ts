import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf } from '../core/message-of.ts';
import { DrillError } from '../core/errors.ts';

export interface Run {
  /** Sorts by time: `20261121-104512-3f2a`. */
  readonly id: string;
  /** The folder of the run's reports and its ledger. */
  readonly output: string;
}

/** A new run and its folder. @throws DrillError `ledger-unwritable` when the folder cannot be made. */
export const newRun = async (output?: string, now = new Date()): Promise<Run> => {
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
  const id = `${stamp}-${randomBytes(2).toString('hex')}`;
  const folder = output ?? join('.firedrill', 'runs', id);
  await makeFolder(folder).catch((cause: unknown) => {
    throw new DrillError('ledger-unwritable', `the output folder ${folder} cannot be made: ${messageOf(cause)}`, {
      cause,
      hint: 'give another --output',
    });
  });
  return { id, output: folder };
};

/** Makes a folder and those above it, one by one: Node's own recursive mkdir never ends below /proc. */
const makeFolder = async (folder: string): Promise<void> => {
  const path = resolve(folder);
  if (path !== dirname(path) && !existsSync(dirname(path))) await makeFolder(dirname(path));
  await mkdir(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
};
