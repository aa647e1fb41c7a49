import { expect } from 'vitest';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { notHeld } from './not-held.ts';
import type { Proved } from './tried.ts';

// The negative controls that are the same for every drill, and how each of them ends.

/** Nothing is broken: nothing rings. */
export const noFault = (drill: string): Proved => ({
  drill,
  variant: 'no-fault',
  verdict: 'held',
  exitCode: 0,
  proof: (report) => {
    expect(alertsThatFired(report)).toEqual([]);
    expect(eventsOf({ events: report.timeline }, 'fault')).toEqual([]);
    expect(report.clocks).toMatchObject({ injected: null, alert_firing: null, alert_delivered: null });
  },
});

/** What is broken does nothing: that proves nothing. @param fault - the first of them and its target: `kill on redis`. */
export const toothless = (drill: string, fault: string): Proved => ({
  drill,
  variant: 'toothless',
  verdict: 'inconclusive',
  exitCode: 2,
  proof: (report) => {
    expect(report.faults[0]).toMatchObject({ kind: fault.split(' ')[0], bitten: null });
    expect(report.findings).toContainEqual(expect.objectContaining({ claim: `${fault} bites`, verdict: 'inconclusive' }));
    expect(alertsThatFired(report)).toEqual([]);
  },
});

/** The document names another alert: that is drift, and nothing else is wrong. */
export const wrongAlert = (drill: string, { documented, defined }: { readonly documented: string; readonly defined: string }): Proved => ({
  drill,
  variant: 'wrong-alert',
  verdict: 'drift',
  exitCode: 1,
  proof: (report) => {
    expect(notHeld(report)).toEqual([`finding the documented alert "${documented}" is defined`, `finding the section lists the alert "${defined}"`]);
  },
});

/** One acknowledged write is gone: it is missed, and nothing else is wrong. */
export const oneLost = (drill: string, variant: string, ...missedBy: readonly string[]): Proved => ({
  drill,
  variant,
  verdict: 'broken',
  exitCode: 1,
  proof: (report) => {
    expect(report.ledger.lost).toHaveLength(1);
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'lost', verdict: 'broken', measured: 1 }));
    expect(notHeld(report)).toEqual(['promise lost', ...missedBy.map((claim) => `finding ${claim}`)]);
  },
});
