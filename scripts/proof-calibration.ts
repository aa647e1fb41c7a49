import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { seeded } from '../src/core/seeded.ts';
import { machineFacts } from './bench/machine-facts.ts';
import { quantile } from './bench/statistics.ts';
import { periodMs } from './calibration/ask-reference.ts';
import { calibrationPage } from './calibration/calibration-page.ts';
import { compareClosedLoop } from './calibration/compare-closed-loop.ts';
import { measureLateness } from './calibration/measure-lateness.ts';
import { errorsOf, isUndisturbed } from './calibration/measured-stall.ts';
import { measureStalls } from './calibration/measure-stalls.ts';
import { referenceServer } from './calibration/reference-server.ts';

// Holds the load against a server that stands still for exactly known times.
// `npm run proof:calibration -- --stalls 40 --seed 7 --page docs/proofs/calibration.md`
const { values } = parseArgs({
  options: {
    stalls: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    page: { type: 'string' },
  },
});
const [each, seed] = [Number(values.stalls), Number(values.seed)];
if (!Number.isInteger(each) || each < 1 || !Number.isInteger(seed)) throw new Error('give whole numbers: --stalls N --seed S');

const machine = await machineFacts();
await using server = await referenceServer();
const durations = Array.from({ length: each }, () => [50, 250, 2_000]).flat();
const stalls = await measureStalls(server, durations, seeded(seed));
const lateness = [await measureLateness(server, 0, 10_000), await measureLateness(server, 0.8, 10_000)];
const comparison = await compareClosedLoop(server, 2_000, 20_000);
const target = values.page === undefined ? '' : ` --page ${values.page}`;
const command = `npm run proof:calibration -- --stalls ${String(each)} --seed ${String(seed)}${target}`;
const page = calibrationPage({ stalls, lateness, comparison }, command, machine);
process.stdout.write(page);
if (values.page !== undefined) await writeFile(values.page, page);

const undisturbed = stalls.filter(isUndisturbed);
const { absolute, bias } = errorsOf(undisturbed.length < stalls.length / 2 ? stalls : undisturbed);
const late = lateness.filter(({ lateMs, degraded }) => quantile(lateMs, 0.99) > 1 && degraded === 0);
const missed = [
  ...(undisturbed.length < stalls.length / 2 ? ['a machine with time to spare: most stalls are marked as degraded'] : []),
  ...(quantile(absolute, 0.95) > periodMs ? ['the error of outages'] : []),
  ...(Math.abs(bias) > 2 ? ['their bias'] : []),
  ...(late.length > 0 ? ['lateness that nothing marked'] : []),
];
if (missed.length > 0) process.stderr.write(`missed: ${missed.join(', ')}\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
