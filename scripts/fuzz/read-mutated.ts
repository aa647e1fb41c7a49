import { seconds } from '../../src/core/duration.ts';
import { DrillError } from '../../src/core/errors.ts';
import type { Inventory } from '../../src/core/inventory.ts';
import { outlineRunbook } from '../../src/runbook/outline-runbook.ts';
import { lintRunbooks } from '../../src/runbook/lint/lint-runbooks.ts';
import { parseRunbook } from '../../src/runbook/parse-runbook.ts';

/** No document of a person takes so long to read, or to lint. */
export const limitMs = 100;

export interface MutatedReading {
  readonly outcome: 'read' | 'refused' | 'crashed';
  readonly error: unknown;
  /** The slower of reading and linting. */
  readonly ms: number;
}

const read = (text: string): void => {
  outlineRunbook(parseRunbook(text, 'x.md'));
};
/** Something of everything, so that every rule is asked. */
const inventory: Inventory = {
  composeFiles: ['compose.yml'],
  services: [{ name: 'redis', container: 'cache', environment: ['REDIS_URL'], listens: [{ port: 6379, scheme: 'redis' }] }],
  publishedPorts: [3000],
  alerts: [
    {
      ...{ name: 'RedisDown', expr: 'redis_up == 0', for: seconds(15), keepFiringFor: seconds(0), interval: undefined, severity: 'critical' },
      ...{ labels: {}, annotations: {}, place: { file: 'rules.yml', line: 1 } },
    },
  ],
  ...{
    metrics: ['redis_up'],
    logEvents: ['redis_lost'],
    tables: ['orders'],
    keyPrefixes: ['order:'],
    topics: ['orders'],
    queues: ['mail'],
    variables: ['REDIS_URL'],
  },
};

const lint = (text: string): void => {
  lintRunbooks([{ file: 'x.md', text, inventory }]);
};

const cpuMs = (work: () => void): number => {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
};

/**
 * Time of the processor, and the best of four where that is over the limit: a machine that does other things meanwhile, or collects the
 * garbage of the documents before, says nothing about this one.
 */
const timeOf = (work: () => void): number => {
  const first = cpuMs(work);
  return first < limitMs ? first : Math.min(first, cpuMs(work), cpuMs(work), cpuMs(work));
};

/** For one that took too long beside other workers: the best of ten more tries, once they are done. */
export const readAgain = (text: string): MutatedReading => {
  const tries = Array.from({ length: 10 }, () => readMutated(text));
  return tries.reduce((best, one) => (one.ms < best.ms ? one : best));
};

/** Reads and lints a document. The only error that either may throw is `runbook-invalid`. */
export const readMutated = (text: string): MutatedReading => {
  let outcome: MutatedReading['outcome'] = 'read';
  const tolerant = (work: (text: string) => void) => (): void => {
    try {
      work(text);
    } catch (error) {
      if (!(error instanceof DrillError && error.code === 'runbook-invalid')) throw error;
      outcome = 'refused';
    }
  };
  try {
    const ms = Math.max(timeOf(tolerant(read)), timeOf(tolerant(lint)));
    return { outcome, error: undefined, ms };
  } catch (error) {
    return { outcome: 'crashed', error, ms: 0 };
  }
};
