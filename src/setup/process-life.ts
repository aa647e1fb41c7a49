import { readFileSync } from 'node:fs';
import { parseStat, type ProcessLife } from '../core/process-life.ts';

/** Looks a process up by its number. Linux only; elsewhere, and for a number nobody has, the answer is undefined. */
export function processLife(pid: number): ProcessLife | undefined {
  try {
    return parseStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}
