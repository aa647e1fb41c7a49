import { expect, test } from 'vitest';
import { faultsHere } from '../../scripts/proof/faults-here.ts';
import { killOnce } from '../../scripts/proof/kill-once.ts';
import { planKills } from '../../scripts/proof/kill-plan.ts';
import { readPair } from '../../scripts/proof/pair.ts';
import { isBad, killLine } from '../../scripts/proof/proof-summary.ts';
import { progress } from './firedrill.ts';

/** Printed and settable, so that a failure can be played again. `npm run proof:undo` does the same with as many kills as one likes. */
const seed = Number(process.env['FIREDRILL_TEST_SEED'] ?? Date.now() % 100_000);
const kills = 6;

test(`a sample of the proof that no kill leaves a fault: ${String(kills)} kills, seed ${String(seed)}`, async () => {
  const faults = faultsHere((await readPair()).model);
  for (const kill of planKills(kills, seed, [...faults.keys()])) {
    const fault = faults.get(kill.fault);
    if (fault === undefined) throw new Error(`there is no fault called ${kill.fault}`);
    const killed = await killOnce(kill, fault);
    progress(killLine(killed));
    expect(isBad(killed), killLine(killed)).toBe(false);
  }
});
