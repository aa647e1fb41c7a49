import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The acknowledged writes of a ledger of operations that is still being written, and the instants of their acknowledgements, ms. */
export interface WrittenDown {
  readonly run: string;
  readonly acknowledged: ReadonlyMap<string, number>;
}

interface Line {
  readonly record: string;
  readonly run?: string;
  readonly id?: string;
  readonly outcome?: string;
  readonly at_ms?: number;
}

/** Reads with JSON.parse and nothing of ours: whoever is judged does not say what is true. A last line that is not whole is left out. */
export const writtenDown = async (file: string): Promise<WrittenDown> => {
  let run = '';
  const acknowledged = new Map<string, number>();
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!text.endsWith('}')) break;
    const line = JSON.parse(text) as Line;
    if (line.record === 'ledger') run = line.run ?? '';
    if (line.record === 'outcome' && line.outcome === 'ok' && line.id !== undefined) acknowledged.set(line.id, line.at_ms ?? Number.NaN);
  }
  return { run, acknowledged };
};
