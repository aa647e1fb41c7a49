import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { runStage } from './test/run-stage.ts';
import { stopSignal } from './test/stop-signal.ts';

// All tests, cheap ones first. Every stage runs whatever became of those before it, so that one look shows all that is wrong.
const stages = ['check', 'browser', 'contract', 'integration', 'e2e'];
const folder = '.vitest/results';

const stop = stopSignal();

await mkdir(folder, { recursive: true });
const lines: string[] = [];
const failures: string[] = [];
let passed = 0;
let worst = 0;
for (const stage of stages) {
  if (stop.aborted) {
    // Whatever was not begun has proved nothing.
    failures.push(`${stage}\n    not run`);
    continue;
  }
  process.stdout.write(`\n# ${stage}\n`);
  const ended = await runStage(stage, folder, stop);
  passed += ended.passed;
  failures.push(...ended.failures);
  worst = Math.max(worst, ended.exitCode, ended.failures.length > 0 ? 1 : 0);
  lines.push(
    `${ended.exitCode === 0 ? 'ok    ' : 'FAILED'}  ${stage.padEnd(11)}  ${ended.seconds.toFixed(0).padStart(5)} s  ${String(ended.passed)} passed, ${String(ended.failures.length)} failed`,
  );
}
if (stop.aborted) {
  // Tests that were ended so could not take away what they had started.
  process.stdout.write('\n# firedrill undo\n');
  await once(spawn(process.execPath, ['src/cli/main.ts', 'undo'], { stdio: ['ignore', 'inherit', 'inherit'] }), 'close');
}
process.exitCode = stop.aborted ? 130 : worst;
const last = `${String(passed)} passed, ${String(failures.length)} failed`;
await writeFile(`${folder}/summary.txt`, `${last}\n`);
process.stdout.write(`\n${[...failures.map((failure) => `FAILED  ${failure}`), ...lines, last].join('\n')}\n`);
