import type { Action } from './action.ts';
import type { StepAnnotations } from './annotations.ts';
import type { Check } from './check.ts';
import type { Duration } from './duration.ts';
import type { LineRange, Place } from './place.ts';
import type { Outside } from './outside.ts';
import type { Condition } from './probe.ts';

/** What a part of an incident section is for. `other` is its impact, its owner, or what stands in no part. */
export type StepPart = 'detection' | 'alert' | 'diagnosis' | 'recovery' | 'rollback' | 'escalation' | 'other';

/** One line of the document that says what to see or to do. */
export interface RunbookStep {
  /** Stable within its section: `recovery-3`, or the id that the document gives it. */
  readonly id: string;
  readonly part: StepPart;
  /** The sentence, without Markdown. */
  readonly text: string;
  readonly place: Place;
  /** The fenced commands of the step, verbatim, each with the line it stands on. */
  readonly commands: readonly RunbookCommand[];
  readonly annotations?: StepAnnotations;
}

export interface RunbookCommand {
  /** What is typed; of a transcript neither the prompts nor what was answered. */
  readonly text: string;
  /** Where its first line stands. */
  readonly place: Place;
  /** Where each line of the text stands in the document. In a transcript they are apart. */
  readonly lines: readonly number[];
  /** All lines of its block: with its fences, and with what a transcript shows as answered. */
  readonly block: LineRange;
  /** What of it is run, line by line, where comments in it say that some lines are for another platform, or an alternative to others. */
  readonly here?: string;
}

/** What is run of a command; blank where nothing of it is for here. */
export const runHere = ({ text, here = text }: RunbookCommand): string => here;

/** Where line `index` of a command stands in the document, counted from 0; its first one for a line that it does not have. */
export const lineAt = ({ lines, place }: RunbookCommand, index: number): number => lines[index] ?? place.line;

/** One row of an alert table. */
export interface AlertRow {
  readonly alert: string;
  /** The other cells, by the lower-cased head of their column. */
  readonly cells: Readonly<Record<string, string>>;
  /** What the column "Within" promises: how long after the fault it has reached somebody at the latest. */
  readonly within?: Duration;
  readonly place: Place;
}

/** What the drill does where the document speaks in prose. */
export type Binding = Action | Condition | Check | Outside;

/** A step together with what carries it out: its own commands, or the binding of the drill. */
export interface BoundStep {
  readonly step: RunbookStep;
  readonly binding?: Binding;
}

/** Whether anything carries a step out. One that is not for here, or in prose that nobody has bound yet, is only read. */
export const isCarriedOut = ({ step, binding }: BoundStep): boolean =>
  step.annotations?.skip === undefined && (binding !== undefined || step.commands.some((command) => runHere(command).trim() !== ''));

/** Why nothing carries a step out. */
export const whyIdle = ({ annotations, commands }: RunbookStep): string => {
  if (annotations?.skip !== undefined) return `not here: ${annotations.skip}`;
  return commands.length > 0 ? 'not here: its commands are for another platform' : 'nobody has bound this step';
};

/** One incident of a runbook, read from its Markdown. */
export interface RunbookSection {
  readonly runbook: string;
  readonly title: string;
  readonly place: Place;
  readonly detection: readonly RunbookStep[];
  readonly alerts: readonly AlertRow[];
  readonly recovery: readonly RunbookStep[];
}

/** A drill's reference to a section, and its bindings, before any file is read. */
export interface SectionReference {
  readonly runbook: string;
  readonly section: string;
  readonly place: Place | undefined;
  readonly detection: { are(bindings: Readonly<Record<string, Condition>>): Bindings<Condition> };
  readonly recovery: { by(bindings: Readonly<Record<string, Binding>>): Bindings<Binding> };
}

/** Words of the document, each with what carries them out. A step matches when its text contains the words, letter case and spacing aside. */
export interface Bindings<Bound> {
  readonly reference: SectionReference;
  readonly byWords: Readonly<Record<string, Bound>>;
  readonly place: Place | undefined;
}
