import { readFileSync } from 'node:fs';

/** The labels on everything that firedrill starts. Sweeping goes by them and by nothing else. */
export const labels = {
  run: 'dev.firedrill.run',
  owner: 'dev.firedrill.owner',
  /** Set on firedrill's own containers only; the operator's gate hides what carries it. */
  role: 'dev.firedrill.role',
} as const;

export const projectOf = (runId: string): string => `firedrill-${runId}`;

/**
 * Names a process so that a reused process id is not taken for it: boot id, pid and the start time that the kernel gives.
 * Where there is no /proc, the pid alone.
 */
export const ownerMark = (pid: number = process.pid): string => {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? '-';
  return `${boot}/${String(pid)}/${startTime(pid) ?? '-'}`;
};

/** Whether the process that a mark names is still alive. An unreadable mark counts as dead. */
export const ownerIsAlive = (mark: string): boolean => {
  const pid = Number(mark.split('/')[1]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return ownerMark(pid) === mark;
};

/** Field 22 of /proc/<pid>/stat; the second field may hold spaces and brackets, so counting starts after the last bracket. */
const startTime = (pid: number): string | undefined =>
  read(`/proc/${String(pid)}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')[19];

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
