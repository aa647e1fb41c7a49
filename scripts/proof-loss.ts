import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report } from '../src/core/report.ts';
import { seeded } from '../src/core/seeded.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { deleteOneRow } from './loss/delete-one-row.ts';
import { lossPage, type FoundLoss } from './loss/loss-page.ts';
import { writtenDown } from './loss/written-down.ts';

// A real database takes 100,000 rows, is killed and started again by its runbook; then one row is deleted behind everybody's back, and has to be named.
// `npm run proof:loss -- --seed 7 --page docs/proofs/loss.md`
const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' }, page: { type: 'string' } } });
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error('give a whole number: --seed S');

/** Until now everything was acknowledged before the fault. */
const struck = 'Break it';
/** The service is back, and only the promise to stay good is left: whatever is deleted now was there, and is not written again. */
const restored = 'Watch that it stays good';

const machine = await machineFacts();
const folder = await mkdtemp(join(tmpdir(), 'firedrill-loss-'));
const ledgerFile = join(folder, 'one-lost', 'operations.ndjson');
const ends = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    ends.abort();
  });

/** Runs the command line to its end. Each act begins when its words have been said, in their order. Answers the exit code. */
const firedrill = async (argv: readonly string[], acts: readonly (readonly [words: string, act: () => Promise<void>])[]): Promise<number | null> => {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.signal.addEventListener('abort', () => child.kill('SIGINT'));
  const waiting = [...acts];
  let said = '';
  let acting = Promise.resolve();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    said += text;
    for (let [next] = waiting; next !== undefined && said.includes(next[0]); [next] = waiting) {
      acting = acting.then(next[1]);
      waiting.shift();
    }
  });
  const [code] = (await once(child, 'close')) as [number | null];
  await acting;
  return code;
};

const picked: (FoundLoss['lost'] & { readonly run: string })[] = [];
const pickOne = async (): Promise<void> => {
  const { run, acknowledged } = await writtenDown(ledgerFile);
  const [id, acknowledgedMs] = [...acknowledged][Math.floor(seeded(seed)() * acknowledged.size)] ?? ['', 0];
  picked.push({ run, id, acknowledgedMs });
};
const loseIt = async (): Promise<void> => {
  for (const { run, id } of picked) await deleteOneRow(run, id);
};

try {
  const run = ['run', 'one-lost', '--drills', 'scripts/loss', '--runbooks', 'scripts/loss/runbooks', '--seed', String(seed), '--no-history'];
  const code = await firedrill(
    [...run, '--output', folder],
    [
      [struck, pickOne],
      [restored, loseIt],
    ],
  );
  const report = JSON.parse(await readFile(join(folder, 'one-lost', 'report.json'), 'utf8')) as Report;
  const [lost] = picked;
  const { ledger, clocks, verdict } = report;
  if (lost === undefined || clocks.injected === null) throw new Error(`nothing was lost, or nobody looked: ${report.summary}`);
  const again = await firedrill(['ledger', ledgerFile], []);
  const found = { code, again, verdict, ledger: ledger as Required<typeof ledger>, lost, windowMs: clocks.injected.at_ms - lost.acknowledgedMs };
  const { page, missed } = lossPage(found, `npm run proof:loss -- --seed ${String(seed)}`, machine);
  if (values.page !== undefined) await writeFile(values.page, page);
  for (const one of missed) process.stdout.write(`MISSED  ${one}\n`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
