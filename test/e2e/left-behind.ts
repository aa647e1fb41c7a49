import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { watchdogsOf } from '../../scripts/proof/watchdogs-of.ts';
import { docker } from '../docker.ts';
import type { LedgerRecord } from './firedrill.ts';

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** Everything of a run that is still on this machine: containers, networks, volumes, folders in the temporary folder, its watchdogs. */
export const leftBehind = async (runId: string): Promise<readonly string[]> => {
  const label = ['--filter', `label=dev.firedrill.run=${runId}`];
  const found = await Promise.all([
    docker('ps', '--all', '--format', 'container {{.Names}}', ...label),
    docker('network', 'ls', '--format', 'network {{.Name}}', ...label),
    docker('volume', 'ls', '--format', 'volume {{.Name}}', ...label),
    // What compose made without our label would be found here.
    docker('ps', '--all', '--format', 'container {{.Names}}', '--filter', `label=com.docker.compose.project=firedrill-${runId}`),
    // Without any label, what the engine itself made.
    docker('volume', 'ls', '--format', 'volume {{.Name}}', '--filter', `name=firedrill-${runId}`),
  ]);
  const folders = (await readdir(tmpdir())).filter((name) => name.includes(runId)).map((name) => `folder ${name}`);
  const watchdogs = (await watchdogsOf(runId)).map((pid) => `watchdog ${String(pid)}`);
  return [...new Set([...found.flatMap(lines), ...folders, ...watchdogs])];
};

/** The intents that no record closes. Harmless only when the containers they name are gone. */
export const openIntents = (ledger: readonly LedgerRecord[]): readonly string[] => {
  const closed = new Set(ledger.filter(({ record }) => record === 'closed').map(({ id }) => id));
  return ledger.flatMap(({ record, id }) => (record === 'intent' && id !== undefined && !closed.has(id) ? [id] : []));
};

/** Listens to the engine's events, which it keeps only for moments, and tells who created containers. */
export interface Creations extends Disposable {
  /** The containers that this process created, told from those of others by the owner's label. */
  by(pid: number): readonly string[];
}

export const listenToCreations = (): Creations => {
  const since = String(Math.floor(Date.now() / 1_000) - 1);
  const filters = ['type=container', 'event=create', 'label=dev.firedrill.owner'].flatMap((filter) => ['--filter', filter]);
  const listening = spawn(
    'docker',
    ['events', '--since', since, ...filters, '--format', '{{index .Actor.Attributes "dev.firedrill.owner"}} {{.ID}}'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let heard = '';
  listening.stdout.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  return {
    by: (pid) => lines(heard).filter((line) => line.split('/')[1] === String(pid)),
    [Symbol.dispose]: () => {
      listening.kill();
    },
  };
};
