import type { HistoryKeeper } from '../../../src/cli/keep-history.ts';
import type { RunContext } from '../../../src/cli/run-context.ts';
import type { Residue } from '../../../src/core/reporter.ts';
import { multiplexer } from '../../../src/report/multiplexer.ts';
import { dockerEngine } from '../../../src/stack/docker-engine.ts';
import { noLedger } from '../runner/no-ledger.ts';

export interface ContextOfNothing {
  readonly context: RunContext;
  /** Asks the run to stop. */
  readonly stop: AbortController;
  /** The folders of the trials that the history was given. */
  readonly kept: readonly string[];
  readonly said: readonly string[];
  readonly stranded: readonly Residue[];
}

/** What trials of one command share, with nothing behind it, and what it was told. */
export const contextOfNothing = (output: string): ContextOfNothing => {
  const [kept, said]: [string[], string[]] = [[], []];
  const stranded: Residue[] = [];
  const stop = new AbortController();
  const history: HistoryKeeper = { keep: ({ folder }) => void kept.push(folder), records: () => [], troubles: [] };
  const context: RunContext = {
    run: { id: 'the-run', output },
    engine: dockerEngine(),
    images: {},
    ledger: noLedger,
    ledgerFile: '',
    reporter: multiplexer([{ onCouldNotRestore: (one) => void stranded.push(one) }]),
    history,
    stops: { signal: stop.signal, hurry: stop.signal },
    tell: (line) => void said.push(line),
  };
  return { context, stop, kept, said, stranded };
};
