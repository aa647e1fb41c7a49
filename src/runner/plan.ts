import type { AlertPipeline } from '../core/alert-pipeline.ts';
import type { Drill } from '../core/drill.ts';
import type { Check, Finding } from '../core/check.ts';
import type { Condition } from '../core/probe.ts';
import type { BoundStep, RunbookSection, RunbookStep } from '../core/runbook.ts';
import { schedule, type Scheduled } from '../core/schedule.ts';
import type { Timing } from '../core/timing.ts';
import type { Twin } from '../core/twin.ts';

/** A drill resolved and validated. Nothing has been started. */
export interface Plan {
  readonly id: string;
  readonly file: string;
  /** What `--variant` named: a variant or a twin. */
  readonly variant: string | null;
  /** The variant of the drill that is tried; `null` for the drill itself. Where it differs from `variant`, the trial is a sabotaged one. */
  readonly variation: string | null;
  readonly twin: Twin | null;
  readonly drill: Drill;
  readonly timing: Timing;
  readonly seed: number;
  readonly section: RunbookSection;
  /** How the system makes and delivers alerts, in documented time. */
  readonly pipeline: AlertPipeline;
  readonly detection: readonly { readonly step: RunbookStep; readonly condition: Condition }[];
  readonly recovery: readonly BoundStep[];
  /** The steps that a twin keeps from being carried out, by id. */
  readonly withheld: ReadonlySet<string>;
  /** What reading the document against the alert rules came to. */
  readonly documentFindings: readonly Finding[];
}

/** The checks of a drill: those that it lists, and those that its runbook steps are bound to and carried out. */
export const checksOf = (plan: Pick<Plan, 'drill' | 'recovery' | 'withheld'>): readonly Check[] => [
  ...new Set([...plan.drill.checks, ...boundChecks(plan)]),
];

/** The checks that are made where the document says so. */
export const boundChecks = ({ recovery, withheld }: Pick<Plan, 'recovery' | 'withheld'>): readonly Check[] =>
  recovery.flatMap(({ step, binding }) => (binding?.type === 'check' && !withheld.has(step.id) ? [binding] : []));

/** What a trial injects, and when: chance decided by the seed of the run. */
export const breaksOf = ({ drill, seed }: Pick<Plan, 'drill' | 'seed'>): readonly Scheduled[] => schedule(drill.breaks, seed);

/** How long Prometheus may take to notice anything at all, as played, ms. */
export const slowestScrape = ({ pipeline, timing }: Pick<Plan, 'pipeline' | 'timing'>): number =>
  Math.max(0, ...pipeline.scrapes.map(({ interval }) => timing.play(interval)));
