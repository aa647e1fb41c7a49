import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { failureCode } from '../src/cli/failure-code.ts';
import { takeInterruption } from '../src/cli/interruption.ts';
import { DrillError } from '../src/core/errors.ts';
import { withSection, type Section } from './bench/benchmarks-document.ts';
import { alertPipeline } from './bench/alert-pipeline.ts';
import { alertBound } from './bench/alert-bound.ts';
import { arrowIsolation } from './bench/arrow-isolation.ts';
import { checkedOperations } from './bench/checked-operations.ts';
import { cliStart } from './bench/cli-start.ts';
import { goalsTable } from './bench/goals-table.ts';
import { injectionCost } from './bench/injection-cost.ts';
import { linkOverhead } from './bench/link-overhead.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { isMet } from './bench/measurement.ts';
import { probeLateness } from './bench/probe-lateness.ts';
import { repetition } from './bench/repetition.ts';
import { stateReset } from './bench/state-reset.ts';
import { stackBoot } from './bench/stack-boot.ts';
import { systemBoot } from './bench/system-boot.ts';

// Measures what firedrill promises of itself: `npm run bench [-- --only NAME] [--quick]`. `--quick` takes two samples each and writes nothing: it
// tries the script, and what it measures is no figure.
const measurements = [
  stackBoot,
  systemBoot,
  stateReset,
  cliStart,
  linkOverhead,
  injectionCost,
  arrowIsolation,
  repetition,
  alertPipeline,
  alertBound,
  checkedOperations,
  probeLateness,
];
const document = 'docs/benchmarks.md';
const quickSamples = 2;

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const bench = async ({ only, quick }: { readonly only?: string; readonly quick: boolean }): Promise<number> => {
  const chosen = measurements.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0)
    throw new Error(`there is no benchmark called ${String(only)}: there is ${measurements.map(({ name }) => name).join(', ')}`);
  using interruption = takeInterruption(tell);
  const machine = await machineFacts();
  tell(machine);
  const sections: Section[] = [];
  for (const measurement of chosen) {
    tell(`${measurement.name}: ${measurement.title.toLowerCase()}`);
    const measured = await measurement
      .run({
        signal: interruption.signal,
        samples: (usual) => (quick ? quickSamples : usual),
        progress: (line) => {
          tell(`  ${line}`);
        },
      })
      .catch((error: unknown) => {
        // Ctrl+C reaches the commands that were running as well; what they say of it is not why this ends.
        throw interruption.signal.aborted ? interruption.signal.reason : error;
      });
    sections.push({ measurement, measured, machine });
  }
  const goals = sections.flatMap(({ measured }) => measured.goals);
  if (!quick) await writeFile(document, sections.reduce(withSection, await readFile(document, 'utf8').catch(() => '')));
  process.stdout.write(`${goalsTable(goals)}\n`);
  return goals.every(isMet) ? 0 : 1;
};

try {
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  process.exitCode = await bench(values);
} catch (error) {
  process.exitCode = error instanceof DrillError ? failureCode(error) : 2;
  if (!(error instanceof DrillError)) tell(error instanceof Error ? error.message : String(error));
}
