import { mkdir, rm, writeFile } from 'node:fs/promises';
import { countResults } from './test/count-results.ts';
import { failuresOf } from './test/failures-of.ts';
import { readResults, resultsFolder } from './test/read-results.ts';
import { runStage, type Stage } from './test/run-stage.ts';

// All tests, cheap ones first. Every stage runs whatever became of those before it, so that one look shows all that is wrong.
const stages: readonly Stage[] = [
  { script: 'check', results: ['fast'] },
  { script: 'browser', results: ['browser'] },
  { script: 'contract', results: ['contract'] },
  { script: 'integration', results: ['integration'] },
  { script: 'e2e', results: ['e2e'] },
];

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted.abort();
  });

// Results of an earlier run would be counted as this one's.
await rm(resultsFolder, { recursive: true, force: true });
await mkdir(resultsFolder, { recursive: true });
const lines: string[] = [];
const failures: string[] = [];
const total = { passed: 0, failed: 0 };
let worst = 0;
for (const stage of stages) {
  if (interrupted.signal.aborted) break;
  process.stdout.write(`\n# ${stage.script}\n`);
  const { exitCode, seconds } = await runStage(stage, interrupted.signal);
  const results = await readResults(stage.results);
  const { passed, failed } = countResults(results, exitCode);
  failures.push(...failuresOf(results));
  total.passed += passed;
  total.failed += failed;
  worst = Math.max(worst, exitCode);
  lines.push(
    `${exitCode === 0 ? 'ok    ' : 'FAILED'}  ${stage.script.padEnd(11)}  ${seconds.toFixed(0).padStart(5)} s  ${String(passed)} passed, ${String(failed)} failed`,
  );
}
// Whatever was not begun has proved nothing.
for (const { script } of stages.slice(lines.length)) {
  total.failed += 1;
  lines.push(`not run ${script}`);
}
process.exitCode = interrupted.signal.aborted ? 130 : worst;
const last = `${String(total.passed)} passed, ${String(total.failed)} failed`;
await writeFile(`${resultsFolder}/summary.txt`, `${last}\n`);
process.stdout.write(`\n${[...failures.map((failure) => `FAILED  ${failure}`), ...lines, last].join('\n')}\n`);
