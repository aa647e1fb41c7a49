import { checkHistory } from '../core/checkers/check-history.ts';
import type { Checker } from '../core/checkers/checker.ts';
import { checkers, usualCheckers } from '../core/checkers/checkers.ts';
import { DrillError } from '../core/errors.ts';
import { exitOfVerdict, worstExit } from '../core/exit-code.ts';
import type { Place } from '../core/place.ts';
import { readLedger } from '../load/ledger/read-ledger.ts';
import { ledgerJson } from '../report/ledger/ledger-json.ts';
import { ledgerText, type CheckedLedger } from '../report/ledger/ledger-text.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly check: readonly string[];
}

/**
 * Asks recorded histories again, starting nothing. Each file is a history of its own, and the worst decides the exit code.
 * @throws DrillError `ledger-invalid`; `usage` for a checker that there is not.
 */
export const checkLedgers = async (files: readonly string[], { format, check }: CheckOptions): Promise<number> => {
  const wanted = check.map((name) => checkerOf(name));
  const checked: CheckedLedger[] = [];
  for (const file of files) {
    const { header, history, fault, records, torn } = await readLedger(file);
    const named = header.checks.map((name) => checkerOf(name, { file, line: 1 }));
    const asked = [wanted, named, usualCheckers].find((some) => some.length > 0) ?? [];
    checked.push({ file, run: header.run, load: header.load, records, torn, result: checkHistory(history, asked, fault) });
  }
  process.stdout.write(format === 'json' ? ledgerJson(checked) : checked.map(ledgerText).join('\n'));
  return worstExit(checked.map(({ result }) => exitOfVerdict[result.verdict]));
};

const checkerOf = (name: string, place?: Place): Checker => {
  const checker = checkers.find((each) => each.name === name);
  if (checker !== undefined) return checker;
  throw new DrillError(place === undefined ? 'usage' : 'ledger-invalid', `there is no checker called "${name}"`, {
    place,
    hint: `Known are: ${checkers.map((each) => each.name).join(', ')}.`,
  });
};
