import { readdir, readFile } from 'node:fs/promises';

/** The process ids of a run's watchdogs, by their command lines: what the system says, whatever firedrill believes. */
export const watchdogsOf = async (runId: string): Promise<readonly number[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
      const run = argv.indexOf('--run');
      return argv.includes('watchdog') && run > 0 && argv[run + 1] === runId ? [Number(pid)] : [];
    }),
  );
  return found.flat();
};
