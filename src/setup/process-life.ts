import { readFileSync } from 'node:fs';

/** What the system says of one process: its program's name, whether it can still do anything, and when it began. */
export interface ProcessLife {
  readonly program: string;
  /** False for a zombie: it still has its number, so `kill -0` takes it for alive. */
  readonly alive: boolean;
  /** Clock ticks since boot; tells two processes apart that had the same number one after the other. */
  readonly began: string;
}

/** Looks a process up by its number. Linux only; elsewhere, and for a number nobody has, the answer is undefined. */
export function processLife(pid: number): ProcessLife | undefined {
  try {
    return parseStat(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads one line of `/proc/<pid>/stat`. The name stands in parentheses and may itself hold spaces and parentheses. */
export function parseStat(line: string): ProcessLife | undefined {
  const match = /^\d+ \((?<program>.*)\) (?<rest>.*)$/su.exec(line.trim());
  const fields = match?.groups?.['rest']?.split(' ') ?? [];
  const [state, began] = [fields[0], fields[19]];
  if (match?.groups?.['program'] === undefined || state === undefined || began === undefined) return undefined;
  return { program: match.groups['program'], alive: !['Z', 'X', 'x'].includes(state), began };
}
