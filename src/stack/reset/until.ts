import { setTimeout as wait } from 'node:timers/promises';

/** Scrape, evaluation and the longest range of a rule, played fast; far less than starting the system anew would take if it is not enough. */
export const patienceMs = 15_000;
const lookEveryMs = 50;

/** @throws Error when it does not come true within 15 s. */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const began = performance.now(); !(await holds());) {
    if (performance.now() - began > patienceMs) throw new Error(`waited ${String(patienceMs / 1_000)} s for ${what}`);
    await wait(lookEveryMs);
  }
};
