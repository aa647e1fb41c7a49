import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { machineFacts } from './bench/machine-facts.ts';
import { faultTrials } from './proof/fault-trials.ts';
import { killOnce, type Killed } from './proof/kill-once.ts';
import { planKills } from './proof/kill-plan.ts';
import { proofPage } from './proof/proof-page.ts';
import { isBad, killLine, proofSummary } from './proof/proof-summary.ts';

// Kills real runs at every boundary of an injection and at random instants, and looks from outside at what is left: nothing may be.
// `npm run proof:undo -- --kills 400 --seed 7 --restart-engine 'systemctl restart docker' --page docs/proofs/undo.md`
const { values } = parseArgs({
  options: {
    'kills': { type: 'string', default: '20' },
    'seed': { type: 'string', default: String(Date.now() % 100_000) },
    // Every container of this machine ends with it, so it is never done unasked.
    'restart-engine': { type: 'string' },
    'page': { type: 'string' },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) throw new Error('give whole numbers: --kills N --seed S');

const [trials, machine] = await Promise.all([faultTrials(), machineFacts()]);
const record = '.firedrill/proof-undo.txt';
const lines = [`${String(kills)} kills, seed ${String(seed)}, ${String(trials.size)} faults: ${[...trials.keys()].join(', ')}`];
const say = async (line: string): Promise<void> => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
  await writeFile(record, `${lines.join('\n')}\n`);
};
await mkdir(dirname(record), { recursive: true });
process.stdout.write(`${lines[0] ?? ''}\n`);

/** As a shell would need it. */
const quoted = (word: string): string => (/^[\w./=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const all: Killed[] = [];
for (const kill of planKills(kills, seed, [...trials.keys()], values['restart-engine'] !== undefined)) {
  const trial = trials.get(kill.fault);
  if (trial === undefined) throw new Error(`there is no fault called ${kill.fault}`);
  const killed = await killOnce(kill, trial, values['restart-engine']);
  all.push(killed);
  await say(killLine(killed));
}
await say(`\n${proofSummary(all)}`);
const bad = all.filter(isBad).length;
await say(
  bad === 0
    ? `\nnothing was left by any of ${String(all.length)} kills; ${record}`
    : `\n${String(bad)} of ${String(all.length)} kills left something or could not be tried; ${record}`,
);
if (values.page !== undefined) {
  await writeFile(values.page, proofPage(all, trials, `npm run proof:undo -- ${process.argv.slice(2).map(quoted).join(' ')}`, machine));
}
process.exitCode = bad === 0 ? 0 : 1;
