import { availableParallelism, freemem } from 'node:os';
import type { Need, Room } from '../../core/admit.ts';
import { mebibytes } from '../../core/quantity.ts';
import { trialName } from '../../core/trial-name.ts';
import { memoryOf } from '../../stack/memory-of.ts';
import type { PlannedDrill } from '../plan-drill.ts';

/** firedrill's own process with its load and its watchdog, its proxy and its toolbox. */
const harness = mebibytes(512);

/** The machine itself, and whoever else is on it. */
const spared = 0.1;

/**
 * A trial that had to wait for another's would show it in its figures. Measured on two cores, its harness included: one keeps 1.0 of them busy on average and 1.6 in the
 * busiest tenth of half seconds; with three brokers it is 1.6 and 2.0.
 */
const coresOfTrial = 2;

/** What a trial takes of this machine: what its compose file declares, and firedrill's own. */
export const needOf = (planned: PlannedDrill): Need => ({
  name: trialName(planned.plan),
  memoryBytes: memoryOf(planned.model) + harness,
  cores: coresOfTrial,
});

/** What this machine has for trials at present. */
export const roomOf = (workers: number): Room => ({ memoryBytes: Math.floor(freemem() * (1 - spared)), cores: availableParallelism(), workers });
