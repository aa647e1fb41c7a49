import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { variantNames } from '../src/core/variant-names.ts';
import { trialName } from '../src/core/trial-name.ts';
import type { Repetition } from '../src/core/repetition.ts';
import { loadDrills } from '../src/cli/load-drills.ts';
import { reportFileName } from '../src/report/json/json-reporter.ts';
import { readReport } from '../src/report/read-report.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { floorMs } from './stability/floor-ms.ts';
import { stabilityPage, type Repeated } from './stability/stability-page.ts';

// Every drill and every variant again and again on one commit: do the verdicts agree? A signal ends it with what was seen until then.
// `npm run proof:stability -- --times 20 --seed 7 [--timing production] [--without-variants] [--page docs/proofs/stability.md] [DRILL…]`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'times': { type: 'string', default: '20' },
    'seed': { type: 'string', default: '7' },
    'timing': { type: 'string', default: 'fast' },
    'page': { type: 'string' },
    'without-variants': { type: 'boolean', default: false },
  },
});
const machine = await machineFacts();
const folder = await mkdtemp(join(tmpdir(), 'firedrill-stability-'));
const stops = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stops.abort();
  });

/** One drill or variant, so many times; `undefined` when it wrote nothing. */
const repeated = async (id: string, variant: string | null): Promise<Repeated | undefined> => {
  const own = variant === null ? [] : ['--variant', variant];
  const argv = ['run', id, ...own, '--repeat', values.times, '--seed', values.seed, '--timing', values.timing, '--no-history', '--output', folder];
  const child = spawn(process.execPath, ['src/cli/main.ts', ...argv], { stdio: 'inherit' });
  const interrupt = (): void => void child.kill('SIGINT');
  stops.signal.addEventListener('abort', interrupt);
  await once(child, 'close');
  stops.signal.removeEventListener('abort', interrupt);
  const file = join(folder, `${trialName({ id, variant })}.repeat.json`);
  const written = await readFile(file, 'utf8').catch(() => undefined);
  if (written === undefined) return undefined;
  const repetition = JSON.parse(written) as Repetition;
  const reports = await Promise.all(repetition.trials.map(async (trial) => readReport(join(trial.folder, reportFileName))));
  return { repetition, floorsMs: reports.map(floorMs) };
};

try {
  const done: Repeated[] = [];
  const nothing: string[] = [];
  for (const { id, drill } of await loadDrills('drills', positionals.length === 0 ? 'all' : positionals)) {
    for (const variant of values['without-variants'] ? [null] : [null, ...variantNames(drill).variants]) {
      if (stops.signal.aborted) break;
      const ended = await repeated(id, variant);
      if (ended === undefined) nothing.push(`${trialName({ id, variant })}: nothing was written`);
      else done.push(ended);
    }
  }
  const command = [
    'npm run proof:stability --',
    '--times',
    values.times,
    '--seed',
    values.seed,
    ...(values.timing === 'fast' ? [] : ['--timing', values.timing]),
    ...(values['without-variants'] ? ['--without-variants'] : []),
    ...positionals,
  ].join(' ');
  const { page, missed } = stabilityPage(done, command, machine);
  process.stdout.write(`\n${page}`);
  if (values.page !== undefined) await writeFile(values.page, page);
  process.exitCode = missed.length + nothing.length === 0 ? 0 : 1;
  for (const one of [...nothing, ...missed]) process.stdout.write(`MISSED  ${one}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
