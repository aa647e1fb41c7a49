import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';

import type { ProcessLife } from '../core/process-life.ts';
import { processLife } from './process-life.ts';

/** The number in a pid file; undefined when there is no file or no number in it. */
export function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8').trim(), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * Whether the process of a pid file is the living `program` that wrote it. A zombie is not, and neither is a stranger
 * that was given the number later: dockerd takes both for its own and then refuses to start.
 */
export function owns(life: ProcessLife | undefined, program: string): boolean {
  return life?.alive === true && life.program === program;
}

/** The file goes, unless a living `program` owns it. Answers whether it went. */
export async function removeStalePidFile(file: string, program: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const pid = pidIn(file);
  if (pid !== undefined && owns(processLife(pid), program)) return false;
  await rm(file, { force: true });
  return true;
}

/** The socket goes when nobody listens on it any more. Answers whether it went. */
export async function removeDeadSocket(file: string): Promise<boolean> {
  if (!existsSync(file) || (await someoneListens(file))) return false;
  await rm(file, { force: true });
  return true;
}

/** Only a refused connection counts as "nobody": anything else may be a slow or guarded server. */
function someoneListens(file: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(file);
    socket.setTimeout(2000);
    const answer = (listens: boolean) => (): void => {
      socket.destroy();
      settle(listens);
    };
    socket.on('connect', answer(true)).on('timeout', answer(true));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      answer(error.code !== 'ECONNREFUSED')();
    });
  });
}
