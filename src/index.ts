/** The public door of firedrill: what drills, faults and fixtures are written with. Names are listed by hand. */
export { errorRatioAbove, longerThan, unless, type Abort } from './core/abort.ts';
export { action, type Action } from './core/action.ts';
export type { Arrivals } from './core/arrivals/arrivals.ts';
export { constantArrivalRate } from './core/arrivals/constant-arrival-rate.ts';
export { poissonArrivals } from './core/arrivals/poisson-arrivals.ts';
export { rampingArrivalRate, type RampSettings, type RampStage } from './core/arrivals/ramping-arrival-rate.ts';
export { recordedArrivals } from './core/arrivals/recorded-arrivals.ts';
export { checkers } from './core/checkers/checkers.ts';
export type { Checker } from './core/checkers/checker.ts';
export { stale } from './core/checkers/stale.ts';
export { ledgerCheck } from './core/ledger-check.ts';
export { check, type Check, type Finding, type Judgement, type NoteEvidence } from './core/check.ts';
export {
  composition,
  flap,
  forTime,
  inSequence,
  staggered,
  together,
  type Break,
  type Composition,
  type FlapSettings,
  type StaggerSettings,
} from './core/composition.ts';
export type { Direction } from './core/direction.ts';
export { drill, type Drill, type Promises, type SteadyState, type Variant } from './core/drill.ts';
export { formatDuration, hours, milliseconds, minutes, seconds, type Duration } from './core/duration.ts';
export { DrillError, type ErrorCode, type ErrorDetails } from './core/errors.ts';
export { fault, type Fault, type FaultWords } from './core/fault.ts';
export type { ColumnValue, TablePrivilege } from './core/harms/postgres-harms.ts';
export type { EvictionPolicy } from './core/harms/redis-harms.ts';
export { costs, type Knob, type KnobFigure, type KnobSettings } from './core/knob.ts';
export type { Load, LoadSession, OperationResult, PlannedWrite, ReadBack } from './core/load.ts';
export { outside, type Outside } from './core/outside.ts';
export { condition, type Condition, type Probe, type Sample } from './core/probe.ts';
export {
  bytes,
  cores,
  formatBytes,
  kibibytes,
  mebibytes,
  percent,
  perSecond,
  type Bytes,
  type Cores,
  type Rate,
  type Ratio,
} from './core/quantity.ts';
export { runbook } from './core/runbook-reference.ts';
export type { Binding, Bindings, SectionReference } from './core/runbook.ts';
export { stack, type Address, type RunningStack, type Stack } from './core/stack.ts';
export { service, type Link, type Service, type Target } from './core/target.ts';
export { eventsOf, type Event, type EventOf, type Timeline } from './core/timeline.ts';
export { loseOne, misname, noFault, toothless, withhold, type Twin } from './core/twin.ts';
export type { Verdict } from './core/verdict.ts';
export { arrivalsFromFile } from './load/arrivals-from-file.ts';
export { httpStatus, readiness, type HttpProbeSettings } from './probes/http/status.ts';
export { logEvents, logged, type LoggedSettings } from './probes/logs/logged.ts';
export { sqlValue, type SqlSettings } from './probes/postgres/sql-value.ts';
export { alertState } from './probes/prometheus/alert-state.ts';
export { exported, type ExportedSettings } from './probes/prometheus/exported.ts';
export { metric, type MetricSettings } from './probes/prometheus/metric.ts';
export { queueMessages, type QueueSettings } from './probes/rabbitmq/queue-messages.ts';
export { redisReply, type RedisSettings } from './probes/redis/redis-reply.ts';
export type { Bounds } from './probes/bounds.ts';
