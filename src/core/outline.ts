import type { StepPart } from './runbook.ts';

/** One thing that was found in a document, on the line it stands on. */
export type OutlineEntry = { readonly line: number } & (
  | { readonly kind: 'section'; readonly depth: number; readonly title: string; readonly part: StepPart | null }
  /** `incident` is the section that a drill names to have this step; `id` is the step's there. */
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly part: StepPart;
      readonly incident: string;
      readonly text: string;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'substep'; readonly id: string; readonly text: string }
  /** A line to type. `variant` is what the comment above it says it is for. */
  | { readonly kind: 'command'; readonly text: string; readonly fill: readonly string[]; readonly variant: string | null }
  /** A command that a sentence names in backticks. */
  | { readonly kind: 'mention'; readonly text: string; readonly fill: readonly string[] }
  /** A line of a block that is not for a shell. */
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'alert'; readonly alert: string; readonly cells: Readonly<Record<string, string>> }
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  /** HTML that is not looked into. */
  | { readonly kind: 'unread'; readonly text: string }
);

/** How a document is read, in the order of its lines. */
export interface Outline {
  readonly file: string;
  readonly entries: readonly OutlineEntry[];
}
