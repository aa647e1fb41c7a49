import type { Event } from './timeline.ts';
import type { Outcome, Verdict } from './verdict.ts';
import type { ReportLedger } from './report-ledger.ts';

/** The id of this version of the contract. Fields may be added; none changes its meaning. The JSON Schema stands in `schema/report.schema.json`. */
export const reportFormat = 'firedrill.report/1';

/** The clocks of a trial, in the order in which they should strike. */
export const clockNames = [
  'injected',
  'bitten',
  'detected',
  'alert_firing',
  'alert_delivered',
  'recovery_started',
  'restored',
  'stable',
  'undone',
] as const;

export type ClockName = (typeof clockNames)[number];

/** The frozen result of a trial: a public, versioned contract. Every other report is drawn from it. All times are milliseconds on the run's monotonic clock. */
export interface Report {
  readonly format: typeof reportFormat;
  readonly run_id: string;
  readonly drill: { readonly id: string; readonly variant: string | null; readonly sabotaged: boolean; readonly file: string };
  readonly runbook: { readonly file: string; readonly section: string; readonly line: number };
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly exit_code: number;
  /** One sentence: what decided the verdict. */
  readonly summary: string;
  readonly started_at: string;
  readonly timing: ReportTiming;
  /** `null` where the clock never struck. */
  readonly clocks: Readonly<Record<ClockName, ReportClock | null>>;
  readonly promises: readonly ReportPromise[];
  /** How long each part of the incident took and who owns that time. Absent in reports from before they were computed. */
  readonly figures?: readonly ReportFigure[];
  readonly faults: readonly ReportFault[];
  readonly steps: readonly ReportStep[];
  readonly findings: readonly ReportFinding[];
  readonly load: ReportLoad;
  readonly ledger: ReportLedger;
  readonly coverage: ReportCoverage;
  readonly environment: ReportEnvironment;
  readonly timeline: readonly Event[];
}

export interface ReportTiming {
  readonly name: 'fast' | 'production';
  /** Every documented duration was divided by this. */
  readonly factor: number;
  readonly wall_ms: number;
  /** How much of the wall clock was waiting for documented durations, as they were played. */
  readonly documented_wait_ms: number;
  readonly phases: readonly { readonly phase: string; readonly began_ms: number; readonly ended_ms: number }[];
  /** Where time was not kept: what was measured there is in error by what was lost. Absent in reports of older versions. */
  readonly degraded?: readonly ReportDegraded[];
}

export interface ReportDegraded {
  readonly cause: 'standstill' | 'suspended' | 'clock-set' | 'late';
  readonly why: string;
  readonly from_ms: number;
  readonly to_ms: number;
  /** By how much an instant that was taken there may be wrong. */
  readonly lost_ms: number;
}

export interface ReportClock {
  readonly at_ms: number;
  /** The instant may be earlier by this much. */
  readonly error_ms: number;
  readonly evidence: readonly string[];
  /** Which evidence set it, and what its error is made of, in words. Absent in reports from before that was said. */
  readonly set_by?: string;
}

/** The figures of a trial, each from one clock to another. */
export const figureNames = ['time_to_detect', 'time_to_alert', 'time_to_act', 'time_to_restore', 'rto'] as const;

export type FigureName = (typeof figureNames)[number];

export interface ReportFigure {
  readonly name: FigureName;
  readonly from: ClockName;
  readonly to: ClockName;
  readonly measured_ms: number | null;
  readonly error_ms: number;
  /** The least that the settings of the system and the waits of the document allow, as they are played. */
  readonly floor_ms: number;
  /** The most that they allow. `null` where no setting bounds it. */
  readonly bound_ms: number | null;
  /** Whose the measured time is. They add up to it. */
  readonly owners: readonly ReportShare[];
  /** What the floor and the bound are made of. */
  readonly knobs: readonly ReportKnob[];
}

export interface ReportShare {
  /**
   * `physics`: a setting of the system. `runbook`: what the document has people do and wait for. `commands`: the commands of the document, running.
   * `system`: what the system took, and no setting explains. `harness`: firedrill itself, the periods of its probes included.
   */
  readonly owner: 'physics' | 'runbook' | 'commands' | 'system' | 'harness';
  readonly what: string;
  readonly ms: number;
}

export interface ReportKnob {
  readonly owner: 'physics' | 'runbook';
  readonly what: string;
  readonly least_ms: number;
  readonly most_ms: number;
  readonly source: string;
}

export interface ReportPromise {
  readonly name: 'detected' | 'alerted' | 'restored' | 'lost';
  /** As the document states it: `10 s`, `nothing`. */
  readonly documented: string;
  /** As it was played, in ms, or a count of writes for `lost`. */
  readonly promised: number;
  readonly measured: number | null;
  readonly error: number;
  readonly unit: 'ms' | 'writes';
  readonly verdict: Verdict;
}

export interface ReportFault {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly does: string;
  readonly injected_ms: number | null;
  readonly bitten: ReportSighting | null;
  readonly undone: ReportSighting | null;
}

/** An observation, and how it was seen. */
export interface ReportSighting {
  readonly at_ms: number;
  readonly saw: string;
}

export interface ReportStep {
  readonly id: string;
  readonly part: 'detection' | 'recovery';
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** The command as the document has it, or `null` for a step in prose. */
  readonly command: string | null;
  /** What carried out a step in prose, in words. */
  readonly bound_to: string | null;
  readonly exit_code: number | null;
  readonly duration_ms: number | null;
  readonly verdict: Verdict | 'not-tried';
  readonly why: string;
  readonly output: string | null;
}

export interface ReportFinding {
  readonly claim: string;
  readonly verdict: Verdict;
  readonly saw: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly hint: string | null;
  readonly evidence: readonly string[];
}

export interface ReportLoad {
  readonly name: string;
  readonly rate_per_second: number;
  readonly intended: number;
  readonly sent: number;
  readonly ok: number;
  readonly failed: number;
  readonly unsent: number;
  /** Of answered operations in steady state, counted from the intended instant. `null` where there were none. */
  readonly latency_ms: ReportQuantiles | null;
  /** What is below is absent in reports of older versions. When the operations were meant to start, in words. */
  readonly arrivals?: string;
  /** How long after their intended instants operations really started. */
  readonly lateness_ms?: ReportQuantiles | null;
  readonly phases?: ReportLoadPhases;
  /** What service is held against. */
  readonly objective?: ReportObjective;
  /** What users suffered, from their operations alone. `null` where that was no more than the service level allows. */
  readonly incident?: ReportIncident | null;
}

export interface ReportQuantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface ReportLatency extends ReportQuantiles {
  readonly p90: number;
  readonly p999: number;
}

/** Before the fault, from its injection until service was restored, and after that. `null` where no operation was meant to start. */
export interface ReportLoadPhases {
  readonly steady: ReportLoadPhase | null;
  readonly fault: ReportLoadPhase | null;
  readonly recovered: ReportLoadPhase | null;
}

export interface ReportLoadPhase {
  /** Intended instants of its first and its last operation. */
  readonly from_ms: number;
  readonly to_ms: number;
  readonly intended: number;
  readonly good: number;
  /** Answered well, and later than the latency objective. */
  readonly too_slow: number;
  readonly failed: number;
  readonly unsent: number;
  /** Why operations failed, the most frequent first. */
  readonly errors: readonly { readonly why: string; readonly count: number }[];
  /** Of operations that were answered well, too slow ones included. */
  readonly latency_ms: ReportLatency | null;
  /** The same as HdrHistogram V2, compressed, in base64: microseconds with three significant digits. */
  readonly histogram: string | null;
}

/** The share of operations that must be good, and how long one may take to be good: `null` where that is not bounded. */
export interface ReportObjective {
  readonly succeeds: number;
  readonly within_ms: number | null;
}

export interface ReportBounds {
  readonly earliest_ms: number;
  readonly latest_ms: number;
}

export interface ReportIncident {
  readonly began: ReportBounds;
  /** `null` where service was not seen to stay good again. */
  readonly ended: ReportBounds | null;
  /** From the middle of one to the middle of the other. */
  readonly outage_ms: number | null;
  /** By how much that may be wrong, either way. */
  readonly error_ms: number | null;
  readonly objective: ReportObjective;
  readonly operations: number;
  readonly bad: number;
  /** How many of them the objective allows to be bad. */
  readonly allowed: number;
  /** How many times as many there were. `null` where it allows none. */
  readonly burn_rate: number | null;
  /** For how long that many would have been the whole error budget, at the load's rate. */
  readonly budget_spent_ms: number | null;
}

export interface ReportCoverage {
  readonly steps: number;
  readonly tried: number;
  readonly held: number;
}

export interface ReportEnvironment {
  readonly firedrill: string;
  readonly node: string;
  readonly engine: string;
  readonly compose: string;
  readonly os: string;
  readonly cpus: number;
  readonly seed: number;
  /** Service name to image. */
  readonly images: Readonly<Record<string, string>>;
}
