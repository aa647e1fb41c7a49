import type { ClockName, FigureName, Report, ReportFigure, ReportStep } from '../../../src/core/report.ts';
import { sampleReport } from './sample-report.ts';

const held = sampleReport();
const step = (id: string, changes: Partial<ReportStep>): readonly ReportStep[] =>
  held.steps.map((each) => (each.id === id ? { ...each, ...changes } : each));
const silentFrom = (name: ClockName): Report['clocks'] => {
  const names = Object.keys(held.clocks) as ClockName[];
  const silent = new Set(names.slice(names.indexOf(name)));
  return Object.fromEntries(
    Object.entries(held.clocks).map(([key, clock]) => [key, silent.has(key as ClockName) ? null : clock]),
  ) as Report['clocks'];
};

/** Those that were measured, up to one of them; the others were not. */
const figuresUntil = (name: FigureName | undefined): readonly ReportFigure[] => {
  const all = held.figures ?? [];
  const last = all.findIndex((each) => each.name === name);
  return all.map((each, index) => (index <= last ? each : { ...each, measured_ms: null, owners: [] }));
};

/** The restart was withheld and three acknowledged logins are gone. */
export const brokenReport = (): Report => ({
  ...held,
  drill: { ...held.drill, sabotaged: true, variant: 'without-restart' },
  verdict: 'broken',
  exit_code: 1,
  summary: 'Logins were not restored within 30 s of the first injection (documented: 5 min), and 3 acknowledged logins are lost.',
  figures: figuresUntil('time_to_act'),
  clocks: { ...silentFrom('restored'), undone: held.clocks.undone },
  promises: held.promises.map((promise) =>
    promise.name === 'restored'
      ? { ...promise, measured: null, verdict: 'broken' }
      : promise.name === 'lost'
        ? { ...promise, measured: 3, verdict: 'broken' }
        : promise,
  ),
  steps: step('recovery-3', {
    exit_code: null,
    duration_ms: null,
    verdict: 'not-tried',
    why: 'withheld by the variant without-restart',
    output: null,
  }),
  findings: [
    ...held.findings.filter(({ claim }) => claim !== 'no acknowledged login is lost'),
    {
      claim: 'no acknowledged login is lost',
      verdict: 'broken',
      saw: '3 of 219 acknowledged logins are not found: login-12, login-13, login-14',
      file: 'runbooks/account-api.md',
      line: 84,
      hint: 'Look at the sessions table for these ids, and at what the app answered between 14.4 s and 14.6 s.',
      evidence: ['e509'],
    },
  ],
  ledger: { acknowledged: 219, found: 216, lost: ['login-12', 'login-13', 'login-14'], duplicated: [] },
  coverage: { steps: 6, tried: 5, held: 5 },
});

/** A command of the runbook is misspelt. */
export const driftReport = (): Report => ({
  ...held,
  drill: { ...held.drill, sabotaged: true, variant: 'misspelt-command' },
  verdict: 'drift',
  exit_code: 1,
  summary: 'The command at runbooks/account-api.md:71 failed as written: exit code 1, "no such service: reddis".',
  steps: step('recovery-1', {
    command: 'docker compose -f compose.prod.yml ps reddis',
    exit_code: 1,
    verdict: 'drift',
    why: 'exited 1 where the document promises a listing',
    output: 'no such service: reddis\n',
  }),
  findings: [
    {
      claim: 'the command at line 71 works as it is written',
      verdict: 'drift',
      saw: 'exit code 1: no such service: reddis',
      file: 'runbooks/account-api.md',
      line: 71,
      hint: 'The compose file has a service called "redis".',
      evidence: ['e230'],
    },
    ...held.findings,
  ],
  coverage: { steps: 6, tried: 6, held: 5 },
});

/** A fault that did not bite: nothing that follows means anything. */
export const inconclusiveReport = (): Report => ({
  ...held,
  drill: { ...held.drill, sabotaged: true, variant: 'toothless' },
  verdict: 'inconclusive',
  exit_code: 2,
  summary: 'blackhole on app -> redis was injected but not seen to bite within 2 s: GET /ready still answers 200.',
  clocks: { ...silentFrom('bitten'), undone: held.clocks.undone },
  figures: figuresUntil(undefined),
  promises: held.promises.map((promise) => ({ ...promise, measured: null, verdict: 'inconclusive' })),
  faults: held.faults.slice(0, 1).map((fault) => ({ ...fault, bitten: null })),
  steps: held.steps.map((each) => ({
    ...each,
    exit_code: null,
    duration_ms: null,
    verdict: 'not-tried',
    why: 'the fault did not bite',
    output: null,
  })),
  findings: [],
  load: { ...held.load, latency_ms: null },
  coverage: { steps: 6, tried: 0, held: 0 },
});

/** Ended by Ctrl+C while the system was still starting. As many nulls as a report can have. */
export const abortedReport = (): Report => ({
  ...inconclusiveReport(),
  drill: { ...held.drill, variant: null },
  outcome: 'aborted',
  exit_code: 130,
  summary: 'Interrupted by SIGINT while the system was starting; nothing had been injected.',
  timing: { ...held.timing, wall_ms: 3_120, documented_wait_ms: 0, phases: [{ phase: 'start', began_ms: 0, ended_ms: 3_120 }] },
  clocks: silentFrom('injected'),
  figures: figuresUntil(undefined),
  steps: inconclusiveReport().steps.map((each) => ({ ...each, why: 'the trial was interrupted before it' })),
  faults: held.faults.map((fault) => ({ ...fault, injected_ms: null, bitten: null, undone: null })),
  load: {
    ...{ name: 'logins', rate_per_second: 20, arrivals: '20/s', intended: 0, sent: 0, ok: 0, failed: 0, unsent: 0 },
    ...{ latency_ms: null, lateness_ms: null, phases: { steady: null, fault: null, recovered: null }, incident: null },
  },
  ledger: { acknowledged: 0, found: 0, lost: [], duplicated: [] },
  timeline: held.timeline.filter(({ atMs, kind }) => atMs <= 3_120 && kind === 'phase'),
});
