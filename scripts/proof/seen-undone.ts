import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { watchdogsOf } from './watchdogs-of.ts';

/** Longer than a watchdog goes on trying. */
const patienceMs = 150_000;
const lookAgainMs = 100;

/**
 * Waits until the watchdog of a run is gone, and answers at which wall-clock millisecond it had seen everything undone.
 * @throws Error with its log, when it went without having seen that.
 */
export const seenUndone = async (logFile: string, runId: string): Promise<number> => {
  for (const began = performance.now(); (await watchdogsOf(runId)).length > 0;) {
    if (performance.now() - began > patienceMs) throw new Error(`the watchdog of ${runId} does not end:\n${await read(logFile)}`);
    await wait(lookAgainMs);
  }
  const log = await read(logFile);
  const [, noticed = '', after = ''] = /^(\S+) (?:died|stalled)[^]*seen undone after (\d+) ms/m.exec(log) ?? [];
  if (after === '') throw new Error(`the watchdog of ${runId} went without having seen its run undone:\n${log}`);
  return Date.parse(noticed) + Number(after);
};

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '(no log)');
