import type { Abort } from './abort.ts';
import type { Action } from './action.ts';
import type { Check } from './check.ts';
import type { Break } from './composition.ts';
import type { Duration } from './duration.ts';
import { DrillError } from './errors.ts';
import type { Knob } from './knob.ts';
import type { Load } from './load.ts';
import { callSite, type Place } from './place.ts';
import type { Condition } from './probe.ts';
import type { Ratio } from './quantity.ts';
import type { Binding, Bindings, SectionReference } from './runbook.ts';
import type { Stack } from './stack.ts';
import type { Twin } from './twin.ts';

/** What the document promises, in documented time. Each figure is measured from the first injection. */
export interface Promises {
  /** MTTD: every documented signal was seen. */
  readonly detected: Duration;
  /** The documented alert was delivered to its receiver. */
  readonly alerted: Duration;
  /** RTO: the first good operation of a window that then stays good. */
  readonly restored: Duration;
  /** How long service must stay good before it counts as restored. */
  readonly stable: Duration;
  /**
   * RPO: which acknowledged writes may be lost. A duration allows those that were acknowledged no longer than this before the first injection, and none that was
   * acknowledged after it. The same in both timings: what has not reached a replica yet does not shrink because documented durations are shortened.
   */
  readonly lost: 'nothing' | Duration;
}

/** How good service must be before the fault, and again after recovery. */
export interface SteadyState {
  /** How long it is watched before the first fault. */
  readonly for: Duration;
  readonly conditions: readonly Condition[];
  /** The SLO: the share of operations that must succeed. */
  readonly succeeds: Ratio;
  /**
   * The latency objective of the SLO, counted from the intended instant: an operation that takes longer is as bad as one that failed. The same in both
   * timings: a machine does not answer faster because documented durations are shortened. Default none.
   */
  readonly within?: Duration;
}

/** One rehearsal of one runbook section. Reads like the section; holds no logic. */
export interface Drill {
  readonly tries: SectionReference;
  readonly stack: Stack;
  readonly load: Load;
  readonly promises: Promises;
  readonly steady: SteadyState;
  /** In sequence: each fault gives way to the next once that one bites, and the last stays until it is repaired. A composition is one part. */
  readonly breaks: readonly Break[];
  /** What ends the trial at once. Every drill has a ceiling of 30 min on the wall clock, unless it names another. */
  readonly aborts?: readonly Abort[];
  readonly detects: Bindings<Condition>;
  /** The alert rule that must fire and be delivered. Checked against the rules when the drill is planned. */
  readonly alerts: string;
  /** The receiver, by its name in Alertmanager's file, that must get it. Default: the one that the alert table names, else whatever the routes say. */
  readonly pages?: string;
  /** Other alerts that may page somebody during the incident, though its section does not document them. Default none: such a page is drift. */
  readonly noise?: readonly string[];
  /** Further settings that cost time in this incident, for the floor under its figures: the timeout of a client, the interval of a health check, how long a restart takes. */
  readonly floor?: readonly Knob[];
  /**
   * How long after the delivery of the alert whoever is on call begins with the recovery: the time to acknowledge (MTTA), a documented duration like the promises. Where
   * the alert did not come it counts from the end of its promise. Default: at once, so that the figures are those of the document and the system alone.
   */
  readonly respondsAfter?: Duration;
  readonly recovers: Bindings<Binding>;
  /**
   * What an operator would do where the document has not brought service back, in order and until it is: commands as they would be typed, or actions.
   * Each that was tried is drift: a step that the document does not have. Default nothing.
   */
  readonly rescues?: readonly (string | Action)[];
  readonly checks: readonly Check[];
  /** The same rehearsal under other circumstances, which the document must stand as well, by the name that `--variant` takes. `run --all` tries them too. Default none. */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** Sabotaged copies, by the name that `--variant` takes. */
  readonly twins: Readonly<Record<string, Twin>>;
  readonly place: Place | undefined;
}

/** What is other than in the drill itself: another fault, another system. It tries the same section. Its own twins are called `<variant>.<twin>`. */
export type Variant = Partial<Omit<Drill, 'tries' | 'variants' | 'twins' | 'place'>> & Partial<Pick<Drill, 'twins'>>;

/** Declares a drill. Nothing is read or started until it is planned. @throws DrillError `drill-invalid` when a variant has the name of a twin. */
export const drill = (parts: Omit<Drill, 'place'>): Drill => {
  const place = callSite(drill);
  const twice = Object.keys(parts.variants ?? {}).find((name) => Object.hasOwn(parts.twins, name));
  if (twice !== undefined)
    throw new DrillError('drill-invalid', `"${twice}" is a variant and a twin`, { place, hint: 'rename one of the two: --variant takes either' });
  return Object.freeze({ ...parts, place });
};
