import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ProcessLife } from '../core/process-life.ts';
import { processLife } from './process-life.ts';
import { whileSaying } from './progress.ts';
import type { Site } from './site.ts';

/** Who holds a lock: the process's number and, where the system says it, when that process began. */
export interface LockHolder {
  readonly pid: number;
  readonly began: string;
}

/** Reads what a holder wrote; undefined when it is not a holder's line. */
export function parseHolder(text: string): LockHolder | undefined {
  const match = /^(\d+) (\d+)$/u.exec(text.trim());
  return match === null ? undefined : { pid: Number(match[1]), began: String(match[2]) };
}

/** Whether a lock may be taken over: its holder is gone, is a zombie, or its number now belongs to another process. */
export function isStale(holder: LockHolder | undefined, life: ProcessLife | undefined, answersSignals: boolean): boolean {
  if (holder === undefined) return true;
  if (life !== undefined) return !life.alive || (holder.began !== '0' && holder.began !== life.began);
  return !answersSignals;
}

/**
 * Does the work while no other set-up of this account on this machine works; waits for its turn, and takes a dead one's lock over.
 * Not to be nested: the inner one would wait for the outer one.
 */
export async function withLock<T>(site: Pick<Site, 'lockFile' | 'progress'>, work: () => Promise<T>): Promise<T> {
  const { lockFile: file, progress } = site;
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, `${String(process.pid)} ${processLife(process.pid)?.began ?? '0'}\n`);
  try {
    await whileSaying(progress, 'set-up', 'waiting for another one on this machine', async () => {
      while (!(await take(mine, file))) await sleep(200);
    });
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** A second name for a file that is already whole: the lock never exists without its holder in it. */
async function take(mine: string, file: string): Promise<boolean> {
  if (await linked(mine, file)) return true;
  const seen = textOf(file);
  if (seen === undefined || !stale(seen)) return false;
  // Whoever takes over first moves it away; should that have been a fresh one, it is put back.
  const moved = `${mine}.stale`;
  try {
    await rename(file, moved);
  } catch {
    return false;
  }
  if (textOf(moved) !== seen) await linked(moved, file);
  await rm(moved, { force: true });
  return await linked(mine, file);
}

async function linked(from: string, to: string): Promise<boolean> {
  return await link(from, to).then(
    () => true,
    () => false,
  );
}

function stale(text: string): boolean {
  const holder = parseHolder(text);
  return isStale(holder, holder && processLife(holder.pid), holder !== undefined && answersSignals(holder.pid));
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
