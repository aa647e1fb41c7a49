import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run's folder says of itself. */
export interface RunCard {
  readonly run: string;
  /** The mark of the process that made it. */
  readonly owner: string;
  /** The file of the run's ledger, where it keeps one. */
  readonly ledger?: string;
}

export interface RunFolder extends RunCard {
  readonly folder: string;
}

const cardName = 'run.json';
/** `mkdtemp` adds six characters; a longer rest belongs to a run whose id merely begins like another one. */
const drawn = 6;

/** How the name of a run's folder begins, in the folder for temporary files. */
export const prefixOf = (runId: string): string => `firedrill-${runId}-`;

export const writeRunCard = (folder: string, card: RunCard): Promise<void> => writeFile(join(folder, cardName), JSON.stringify(card));

/**
 * The folders that one run laid down and that are still there: a process that was killed could not take them away.
 * Without a run: those of all runs, as far as they say whose they are.
 */
export const runFolders = async (runId?: string): Promise<readonly RunFolder[]> => {
  const prefix = runId === undefined ? 'firedrill-' : prefixOf(runId);
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(tmpdir(), name);
      const card = await readRunCard(folder);
      if (card !== undefined) return runId === undefined || card.run === runId ? [{ folder, ...card }] : [];
      // One that was killed between making the folder and writing the card.
      return runId !== undefined && name.length === prefix.length + drawn ? [{ folder, run: runId, owner: '' }] : [];
    }),
  );
  return found.flat();
};

const readRunCard = async (folder: string): Promise<RunCard | undefined> => {
  try {
    const { run, owner, ledger } = JSON.parse(await readFile(join(folder, cardName), 'utf8')) as Partial<Record<keyof RunCard, unknown>>;
    if (typeof run !== 'string' || typeof owner !== 'string') return undefined;
    return { run, owner, ...(typeof ledger === 'string' ? { ledger } : {}) };
  } catch {
    return undefined;
  }
};
