/** What `redis-benchmark --csv` tells of one test. */
export interface RedisFigures {
  readonly perSecond: number;
  readonly p50Ms: number;
}

/** Reads the last test of a `--csv` answer by the names of its columns. @throws Error where that is not what it is. */
export const readRedisBenchmark = (csv: string): RedisFigures => {
  const rows = csv
    .split(/\r?\n/)
    .filter((line) => line.startsWith('"'))
    .map((line) => line.slice(1, -1).split('","'));
  const [names, values] = [rows[0] ?? [], rows.at(-1) ?? []];
  const column = (name: string): number => {
    const value = rows.length < 2 ? Number.NaN : Number(values[names.indexOf(name)]);
    if (!Number.isFinite(value)) throw new Error(`redis-benchmark did not tell ${name}: ${JSON.stringify(csv)}`);
    return value;
  };
  return { perSecond: column('rps'), p50Ms: column('p50_latency_ms') };
};
