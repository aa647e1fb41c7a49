import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Stack } from '../core/stack.ts';
import type { Timing } from '../core/timing.ts';
import type { ComposeModel } from './compose-model.ts';
import { ownerMark } from './labels.ts';
import { prefixOf, writeRunCard } from './run-folders.ts';
import { proxyName, type StackLink } from './links.ts';
import { scaleDurations } from './scale-durations.ts';

/** The files that one run lays down for its containers, in a folder of its own outside the project: paths of unix sockets must be short. */
export interface StackFiles extends AsyncDisposable {
  readonly folder: string;
  readonly sockets: string;
  readonly runbook: string;
  readonly linkConfig: string;
  readonly overlay: string;
}

/** Makes the folder and says in it whose it is, so that it is found when this process dies before its first container. */
export const makeStackFiles = async (runId: string, ledger?: string): Promise<StackFiles> => {
  const folder = await mkdtemp(join(tmpdir(), prefixOf(runId)));
  await writeRunCard(folder, { run: runId, owner: ownerMark(), ...(ledger === undefined ? {} : { ledger }) });
  const files = {
    folder,
    sockets: join(folder, 'run'),
    runbook: join(folder, 'runbook'),
    linkConfig: join(folder, 'links.json'),
    overlay: join(folder, 'overlay.yml'),
  };
  await Promise.all([mkdir(files.sockets), mkdir(files.runbook)]);
  return { ...files, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
};

/** One proxy per port of every link, listening on the link's own address; the proxy resolves the server's name at every dial. */
export const writeLinkConfig = (file: string, links: readonly StackLink[]): Promise<void> =>
  writeFile(
    file,
    JSON.stringify(
      links.flatMap((link) =>
        link.ports.map((port) => ({
          name: proxyName(link, port),
          listen: `${link.address}:${String(port)}`,
          upstream: `${link.server}:${String(port)}`,
          enabled: true,
        })),
      ),
    ),
  );

/**
 * Copies of the alerting files with every duration played as `timing` says, by the name that the compose file gives each config. In production timing
 * they are copies to the letter: a fault may write to the run's own files and never to the user's. @throws DrillError `alerting-invalid`.
 */
export const writeScaledConfigs = async (folder: string, stack: Stack, model: ComposeModel, timing: Timing): Promise<Record<string, string>> => {
  const alerting = new Set([stack.alerting.prometheus, stack.alerting.alertmanager, ...stack.alerting.rules].map((file) => resolve(file)));
  const configs = Object.entries(model.configs ?? {}).flatMap(([name, { file }]) =>
    file !== undefined && alerting.has(resolve(file)) ? [{ name, file }] : [],
  );
  return Object.fromEntries(
    await Promise.all(
      configs.map(async ({ name, file }) => {
        const copy = join(folder, `${name}.yml`);
        const text = await readFile(file, 'utf8');
        await writeFile(copy, timing.factor === 1 ? text : scaleDurations(text, file, timing), { mode: 0o644 });
        return [name, copy] as const;
      }),
    ),
  );
};

/** Variables that hold documented durations as bare numbers, as they are played. */
export const playedVariables = (stack: Stack, model: ComposeModel, timing: Timing): Record<string, Record<string, string>> => {
  const played: Record<string, Record<string, string>> = {};
  if (timing.factor === 1) return played;
  for (const { service, variable } of stack.durations) {
    const text = model.services[service]?.environment?.[variable]?.trim() ?? '';
    const written = Number(text);
    if (text !== '' && Number.isFinite(written)) played[service] = { ...played[service], [variable]: String(written / timing.factor) };
  }
  return played;
};
