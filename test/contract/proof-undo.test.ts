import { expect, test } from 'vitest';
import { faultTrials } from '../../scripts/proof/fault-trials.ts';
import { killOnce } from '../../scripts/proof/kill-once.ts';
import { planKills } from '../../scripts/proof/kill-plan.ts';
import { isBad, killLine } from '../../scripts/proof/proof-summary.ts';
import { progress } from '../e2e/firedrill.ts';

/** The same kills every time, so that a failure can be played again. `npm run proof:undo` draws others, and as many as one likes. */
const seed = Number(process.env['FIREDRILL_TEST_SEED'] ?? 4);
const kills = 24;

test(`a sample of the proof that no kill leaves a fault: ${String(kills)} kills, seed ${String(seed)}`, { timeout: 1_500_000 }, async () => {
  const trials = await faultTrials();
  for (const kill of planKills(kills, seed, [...trials.keys()])) {
    const trial = trials.get(kill.fault);
    if (trial === undefined) throw new Error(`there is no fault called ${kill.fault}`);
    const killed = await killOnce(kill, trial);
    progress(killLine(killed));
    expect(isBad(killed), killLine(killed)).toBe(false);
  }
});
