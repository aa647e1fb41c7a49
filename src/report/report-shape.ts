import {
  clockNames,
  figureNames,
  reportFormat,
  type ClockName,
  type Report,
  type ReportClock,
  type ReportBounds,
  type ReportDegraded,
  type ReportEnvironment,
  type ReportFault,
  type ReportFigure,
  type ReportFinding,
  type ReportKnob,
  type ReportIncident,
  type ReportLatency,
  type ReportLoad,
  type ReportLoadPhase,
  type ReportLoadPhases,
  type ReportObjective,
  type ReportPromise,
  type ReportShare,
  type ReportQuantiles,
  type ReportSighting,
  type ReportStep,
  type ReportTiming,
} from '../core/report.ts';
import type { ReportLedger } from '../core/report-ledger.ts';
import type { Event } from '../core/timeline.ts';
import { flag, listOf, mapOf, number, object, oneOf, optional, orNull, text, type Shape } from './shape.ts';

const verdict = oneOf('held', 'drift', 'inconclusive', 'broken');
const place = { file: text, line: number };

const clock = object<ReportClock>({ at_ms: number, error_ms: number, evidence: listOf(text), set_by: optional(text) });
const sighting = object<ReportSighting>({ at_ms: number, saw: text });

const timing = object<ReportTiming>({
  name: oneOf('fast', 'production'),
  factor: number,
  wall_ms: number,
  documented_wait_ms: number,
  phases: listOf(object({ phase: text, began_ms: number, ended_ms: number })),
  degraded: optional(
    listOf(
      object<ReportDegraded>({
        cause: oneOf('standstill', 'suspended', 'clock-set', 'late'),
        why: text,
        from_ms: number,
        to_ms: number,
        lost_ms: number,
      }),
    ),
  ),
});
const promise = object<ReportPromise>({
  name: oneOf('detected', 'alerted', 'restored', 'lost'),
  documented: text,
  promised: number,
  measured: orNull(number),
  error: number,
  unit: oneOf('ms', 'writes'),
  verdict,
});
const share = object<ReportShare>({ owner: oneOf('physics', 'runbook', 'commands', 'system', 'harness'), what: text, ms: number });
const knob = object<ReportKnob>({ owner: oneOf('physics', 'runbook'), what: text, least_ms: number, most_ms: number, source: text });
const figure = object<ReportFigure>({
  ...{ name: oneOf(...figureNames), from: oneOf(...clockNames), to: oneOf(...clockNames) },
  ...{ measured_ms: orNull(number), error_ms: number, floor_ms: number, bound_ms: orNull(number) },
  ...{ owners: listOf(share), knobs: listOf(knob) },
});
const fault = object<ReportFault>({
  id: text,
  kind: text,
  target: text,
  does: text,
  injected_ms: orNull(number),
  bitten: orNull(sighting),
  undone: orNull(sighting),
});
const step = object<ReportStep>({
  ...place,
  id: text,
  part: oneOf('detection', 'recovery'),
  text,
  command: orNull(text),
  bound_to: orNull(text),
  exit_code: orNull(number),
  duration_ms: orNull(number),
  verdict: oneOf('held', 'drift', 'inconclusive', 'broken', 'not-tried'),
  why: text,
  output: orNull(text),
});
const finding = object<ReportFinding>({
  claim: text,
  verdict,
  saw: text,
  file: orNull(text),
  line: orNull(number),
  hint: orNull(text),
  evidence: listOf(text),
});
const quantiles = { p50: number, p95: number, p99: number, max: number };
const loadPhase = object<ReportLoadPhase>({
  from_ms: number,
  to_ms: number,
  intended: number,
  good: number,
  too_slow: number,
  failed: number,
  unsent: number,
  errors: listOf(object({ why: text, count: number })),
  latency_ms: orNull(object<ReportLatency>({ ...quantiles, p90: number, p999: number })),
  histogram: orNull(text),
});
const bounds = object<ReportBounds>({ earliest_ms: number, latest_ms: number });
const objective = object<ReportObjective>({ succeeds: number, within_ms: orNull(number) });
const incident = object<ReportIncident>({
  began: bounds,
  ended: orNull(bounds),
  outage_ms: orNull(number),
  error_ms: orNull(number),
  objective,
  operations: number,
  bad: number,
  allowed: number,
  burn_rate: orNull(number),
  budget_spent_ms: orNull(number),
});
const load = object<ReportLoad>({
  name: text,
  rate_per_second: number,
  intended: number,
  sent: number,
  ok: number,
  failed: number,
  unsent: number,
  latency_ms: orNull(object<ReportQuantiles>(quantiles)),
  arrivals: optional(text),
  lateness_ms: optional(orNull(object<ReportQuantiles>(quantiles))),
  phases: optional(object<ReportLoadPhases>({ steady: orNull(loadPhase), fault: orNull(loadPhase), recovered: orNull(loadPhase) })),
  objective: optional(objective),
  incident: optional(orNull(incident)),
});
const ledger = object<ReportLedger>({
  acknowledged: number,
  found: number,
  lost: listOf(text),
  duplicated: listOf(text),
  attempted: optional(number),
  refused: optional(number),
  unknown: optional(number),
  recovered: optional(number),
  unexpected: optional(listOf(text)),
  doubts: optional(listOf(text)),
  loss_window: optional(
    object<NonNullable<ReportLedger['loss_window']>>({ ms: orNull(number), longer_ms: number, shorter_ms: number, after_fault: optional(number) }),
  ),
});
const environment = object<ReportEnvironment>({
  firedrill: text,
  node: text,
  engine: text,
  compose: text,
  os: text,
  cpus: number,
  seed: number,
  images: mapOf(text),
});

/** The fields of each kind that reports are drawn from. A kind that is not known here was added later and is let through. */
const eventFields: Readonly<Record<Event['kind'], Shape<object>>> = {
  phase: object({ phase: text, edge: text }),
  operation: object({ load: text, number, intendedMs: number, latencyMs: number, outcome: text }),
  sample: object({ condition: text, holds: flag, saw: text }),
  alert: object({ alert: text, state: text, seen: text }),
  fault: object({ fault: text, target: text, stage: text }),
  step: object({ step: text, edge: text }),
  evidence: object({ check: text, name: text }),
  recalled: object({ load: text, found: mapOf(number) }),
  stall: object({ of: text, lostMs: number }),
  trouble: object({ where: text, message: text }),
};
const anyEvent = object<Pick<Event, 'id' | 'atMs' | 'errorMs' | 'kind'>>({
  id: text,
  atMs: number,
  errorMs: number,
  kind: text as Shape<Event['kind']>,
});

const event: Shape<Event> = (value, at) => {
  const found = anyEvent(value, at);
  if (found !== undefined) return found;
  const { kind } = value as Pick<Event, 'kind'>;
  return Object.hasOwn(eventFields, kind) ? eventFields[kind](value, at) : undefined;
};

/** The shape of `firedrill.report/1`, field by field: the compiler keeps it complete. */
export const reportShape = object<Report>({
  format: oneOf(reportFormat),
  run_id: text,
  drill: object<Report['drill']>({ id: text, variant: orNull(text), sabotaged: flag, file: text }),
  runbook: object<Report['runbook']>({ ...place, section: text }),
  verdict,
  outcome: oneOf('finished', 'aborted', 'harness-error'),
  exit_code: number,
  summary: text,
  started_at: text,
  timing,
  clocks: object<Report['clocks']>(
    Object.fromEntries(clockNames.map((name) => [name, orNull(clock)])) as Record<ClockName, Shape<ReportClock | null>>,
  ),
  promises: listOf(promise),
  figures: optional(listOf(figure)),
  faults: listOf(fault),
  steps: listOf(step),
  findings: listOf(finding),
  load,
  ledger,
  coverage: object<Report['coverage']>({ steps: number, tried: number, held: number }),
  environment,
  timeline: listOf(event),
});
