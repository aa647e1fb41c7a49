import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ownerIsAlive, ownerMark } from './labels.ts';

const variable = 'FIREDRILL_RUN';

/** Lets every process that this one starts from now on be known as a part of the run. */
export const markChildren = (runId: string): void => {
  process.env[variable] = runId;
};

/** The environment of a process that is to outlive the run: it must not be taken for a part of it. */
export const unmarkedEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== variable));

/** A process that was killed ends at once, unless it hangs in the kernel. */
const deathBudgetMs = 2_000;

/**
 * Kills what a dead run started and what is still alive: a `docker compose up` goes on making containers when nobody waits for it any more.
 * Goes by the mark in the environment that a process was started with, so it never meets a stranger. Answers who was ended.
 * Where there is no /proc, nobody is found.
 */
export const endOrphans = async (runId: string): Promise<readonly string[]> => {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const ended = await Promise.all(
    pids.map(async (pid) => {
      const owner = ownerMark(pid);
      if (pid === process.pid || !(await isMarked(pid, runId)) || !ownerIsAlive(owner)) return [];
      const name = (await read(`/proc/${String(pid)}/comm`)).trim();
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile, or it is another user's: then looking at the engine again and again has to do.
        return [];
      }
      for (const began = performance.now(); ownerIsAlive(owner) && performance.now() - began < deathBudgetMs;) await wait(10);
      return [`${name} (${String(pid)})`];
    }),
  );
  return ended.flat();
};

const isMarked = async (pid: number, runId: string): Promise<boolean> =>
  (await read(`/proc/${String(pid)}/environ`)).split('\0').includes(`${variable}=${runId}`);

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
