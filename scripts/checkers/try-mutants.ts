import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Opinion } from '../../test/unit/core/checkers/oracle.ts';
import { compare, type Judges } from '../../test/unit/core/checkers/compare.ts';
import type { PlainHistory } from '../../test/unit/core/checkers/plain-history.ts';
import { checkerMutants, type CheckerMutant } from './checker-mutants.ts';

/** A mutant, and the number of the history that killed it, counted from 1. Undefined where it survived. */
export interface TriedMutant {
  readonly mutant: CheckerMutant;
  readonly killedBy: number | undefined;
}

/** Breaks a copy of the checkers in one way after the other, and asks each copy what ours and the oracle were asked. */
export const tryMutants = async (
  histories: readonly { readonly history: PlainHistory; readonly opinions: Readonly<Record<string, Opinion>> }[],
): Promise<readonly TriedMutant[]> => {
  const tried: TriedMutant[] = [];
  for (const mutant of checkerMutants) {
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-mutant-'));
    try {
      await cp('src/core', folder, { recursive: true });
      const file = join(folder, mutant.file);
      await writeFile(file, mutate(await readFile(file, 'utf8'), mutant));
      const judges = await judgesIn(folder);
      const killer = histories.findIndex(({ history, opinions }) => differs(history, opinions, judges));
      tried.push({ mutant, killedBy: killer === -1 ? undefined : killer + 1 });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  return tried;
};

/** @throws Error where the mutant does not fit the text any more: a mutant that changes nothing proves nothing. */
export const mutate = (text: string, { file, bug, from, to }: CheckerMutant): string => {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`${file}: "${from}" stands there ${String(parts.length - 1)} times; the mutant that "${bug}" needs it once`);
  return parts.join(to);
};

const judgesIn = async (folder: string): Promise<Judges> => {
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(folder, file)).href);
  const [{ checkers }, { runChecker }, { recordHistory }] = (await Promise.all(
    ['checkers/checkers.ts', 'checkers/run-checker.ts', 'record-history.ts'].map(load),
  )) as [Pick<Judges, 'checkers'>, Pick<Judges, 'runChecker'>, Pick<Judges, 'recordHistory'>];
  return { checkers, runChecker, recordHistory };
};

/** A mutant that throws is noticed as well. */
const differs = (history: PlainHistory, opinions: Readonly<Record<string, Opinion>>, judges: Judges): boolean => {
  try {
    return compare(history, opinions, judges).length > 0;
  } catch {
    return true;
  }
};
