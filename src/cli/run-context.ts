import type { Multiplexer } from '../report/multiplexer.ts';
import type { Ledger } from '../runner/ledger.ts';
import type { Interruption } from '../runner/ports.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';
import type { HistoryKeeper } from './keep-history.ts';
import type { Run } from './new-run.ts';

/** What all trials of one command share. */
export interface RunContext {
  readonly run: Run;
  readonly engine: DockerEngine;
  /** `FIREDRILL_IMAGE_…` by name. */
  readonly images: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
  /** The file of the ledger. */
  readonly ledgerFile: string;
  readonly reporter: Multiplexer;
  /** Trials of a drill as it is are kept in it; those of a series with other plans are not. */
  readonly history: HistoryKeeper;
  readonly stops: Interruption;
  readonly tell: (line: string) => void;
}
