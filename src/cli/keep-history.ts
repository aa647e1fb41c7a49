import { basename } from 'node:path';
import { messageOf } from '../core/message-of.ts';
import type { PastTrial } from '../core/past-trial.ts';
import type { Report } from '../core/report.ts';
import type { TrackRecord } from '../core/track-record.ts';
import { openHistory } from '../history/open-history.ts';
import { pastTrialOf, type Circumstances } from '../history/past-trial-of.ts';
import { trackRecords } from '../history/track-records.ts';

/** What a run adds to the history, and what the history says of its trials afterwards. */
export interface HistoryKeeper {
  /** Adds a trial that has ended. Never throws: a history that cannot be kept is told at once, and changes no verdict. */
  keep(trial: { readonly report: Report; readonly folder: string }): void;
  /** The track records of the drills of which something was kept. Empty where nothing was; never throws. */
  records(): readonly TrackRecord[];
  /** Why trials were not kept, or could not be compared; each reason once. */
  readonly troubles: readonly string[];
}

/** Keeps nothing: `--no-history`. */
export const noHistory: HistoryKeeper = { keep: () => undefined, records: () => [], troubles: [] };

/** The file is opened for each trial anew: nobody else waits for a run of an hour. */
export const keepHistory = (file: string, { commit, machine }: Omit<Circumstances, 'trial'>, tell: (line: string) => void): HistoryKeeper => {
  const kept: PastTrial[] = [];
  const troubles: string[] = [];
  const trouble = (error: unknown): void => {
    const why = messageOf(error);
    tell(`NOT IN THE HISTORY: ${why}`);
    if (!troubles.includes(why)) troubles.push(why);
  };
  return {
    troubles,
    keep: ({ report, folder }) => {
      const trial = pastTrialOf(report, { trial: basename(folder), commit, machine });
      try {
        using history = openHistory(file);
        history.record(trial);
        kept.push(trial);
      } catch (error) {
        trouble(error);
      }
    },
    records: () => {
      if (kept.length === 0) return [];
      try {
        using history = openHistory(file);
        const drills = [...new Set(kept.map(({ drill }) => drill))];
        return trackRecords(history.trials(drills)).filter((record) => kept.some((trial) => isOf(trial, record)));
      } catch (error) {
        trouble(error);
        return [];
      }
    },
  };
};

const isOf = ({ drill, variant, timing, machine }: PastTrial, record: TrackRecord): boolean =>
  drill === record.drill &&
  variant === record.variant &&
  machine.id === record.machine.id &&
  timing.name === record.timing.name &&
  timing.factor === record.timing.factor;
