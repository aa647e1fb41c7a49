import { readFileSync } from 'node:fs';
import { parseStat, type ProcessLife } from '../core/process-life.ts';

/** The labels on everything that firedrill starts. Sweeping goes by them and by nothing else. */
export const labels = {
  run: 'dev.firedrill.run',
  owner: 'dev.firedrill.owner',
  /** The file of the run's ledger, so that another process finds the records that a dead one left open. */
  ledger: 'dev.firedrill.ledger',
  /** Set on firedrill's own containers only; the operator's gate hides what carries it. */
  role: 'dev.firedrill.role',
} as const;

export const projectOf = (runId: string): string => `firedrill-${runId}`;

/**
 * Names a process so that a reused process id is not taken for it: boot id, pid and the start time that the kernel gives.
 * Where there is no /proc, the pid alone.
 */
export const ownerMark = (pid: number = process.pid): string => markOf(pid, lifeOf(pid));

/** Whether the process that a mark names is still alive. An unreadable mark counts as dead, and so does a process whose parent has not yet taken notice. */
export const ownerIsAlive = (mark: string): boolean => {
  const pid = pidOf(mark);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const life = lifeOf(pid);
  return markOf(pid, life) === mark && life?.alive !== false;
};

/** The process id that a mark names. */
export const pidOf = (mark: string): number => Number(mark.split('/')[1]);

const markOf = (pid: number, life: ProcessLife | undefined): string => {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? '-';
  return `${boot}/${String(pid)}/${life?.began ?? '-'}`;
};

const lifeOf = (pid: number): ProcessLife | undefined => parseStat(read(`/proc/${String(pid)}/stat`) ?? '');

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
