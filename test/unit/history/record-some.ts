import { workerData } from 'node:worker_threads';
import { openHistory } from '../../../src/history/open-history.ts';
import { pastTrial } from './past-trial.ts';

// One of several writers: opens the history anew for each trial, as a run does.
const { file, writer, trials } = workerData as { file: string; writer: number; trials: number };
for (let number = 0; number < trials; number += 1) {
  using history = openHistory(file);
  history.record(pastTrial({ run_id: `writer-${String(writer)}`, trial: `redis-outage.repeat-${String(number)}` }));
}
