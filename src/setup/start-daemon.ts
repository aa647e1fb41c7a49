import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { DrillError } from '../core/errors.ts';
import { askEngine } from './ask-engine.ts';
import { whileSaying } from './progress.ts';
import { processLife } from './process-life.ts';
import { lastLines } from './run-command.ts';
import type { Site } from './site.ts';
import { owns, pidIn, removeDeadSocket, removeStalePidFile } from './stale-remains.ts';

const pidFile = '/var/run/docker.pid';
const logFile = '/var/log/dockerd.log';

/** Milliseconds that an engine gets to answer; on a slow disk with many old containers it may need most of it. */
const patienceMs = 90_000;

/**
 * Starts the installed engine and waits until it answers. It outlives this process, in a session of its own.
 *
 * @throws DrillError `engine-missing` when it ends or does not answer in time; the message ends with its last words.
 */
export async function startDaemon(site: Site): Promise<void> {
  await clearRemains(site);
  const running = pidIn(pidFile);
  let ended = (): boolean => false;
  if (running !== undefined && owns(processLife(running), 'dockerd')) {
    site.progress(`engine          dockerd (process ${String(running)}) runs but does not answer yet`);
  } else if (existsSync('/run/systemd/system')) {
    const started = await site.run('systemctl', ['start', 'docker']);
    if (started.code !== 0) throw silence('systemd could not start it', started.stderr);
  } else {
    ended = await startDetached();
  }
  await whileSaying(site.progress, 'engine', 'starting', () => untilItAnswers(site, ended));
}

/** After a crash each of these alone keeps dockerd from starting, or makes it wait in vain for a dead containerd. */
async function clearRemains(site: Site): Promise<void> {
  const gone: string[] = [];
  if (await removeStalePidFile(pidFile, 'dockerd')) gone.push(pidFile);
  for (const folder of ['/run/docker/containerd', '/run/containerd']) {
    if (await removeStalePidFile(`${folder}/containerd.pid`, 'containerd')) gone.push(`${folder}/containerd.pid`);
    if (await removeDeadSocket(`${folder}/containerd.sock`)) gone.push(`${folder}/containerd.sock`);
  }
  if (gone.length > 0) site.progress(`engine          removed what a dead engine left: ${gone.join(', ')}`);
}

/** Answers a question: has the program ended again? */
async function startDetached(): Promise<() => boolean> {
  const log = await open(logFile, 'a');
  const child = spawn('dockerd', [], { detached: true, stdio: ['ignore', log.fd, log.fd] });
  let over = false;
  const end = (): void => void (over = true);
  child.on('error', end).on('exit', end);
  child.unref();
  await log.close();
  return () => over;
}

async function untilItAnswers(site: Site, ended: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if ((await askEngine(site.run)).state === 'answers') return;
    if (ended()) throw silence('dockerd ended at once', textOf(logFile));
    await sleep(200);
  }
  throw silence(`dockerd did not answer within ${String(patienceMs / 1000)} s`, textOf(logFile));
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function silence(how: string, words: string): DrillError {
  return new DrillError('engine-missing', `the Docker engine was started, but ${how}:\n${lastLines(words, 5)}`, {
    hint: `Read ${logFile} (or "journalctl -u docker"), mend what it names, then try again.`,
  });
}
