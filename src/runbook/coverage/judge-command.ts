import type { ReportStep } from '../../core/report.ts';
import type { RunbookCommand, RunbookStep } from '../../core/runbook.ts';
import { typedCommands, type TypedCommand } from './typed-commands.ts';
import { orWorse } from './or-worse.ts';
import { changedSince } from './judge-step.ts';
import { sameStep } from './same-step.ts';
import { silence, type Silence, type Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/** One command of a step, in the block that it stands in. */
export interface StepCommand {
  readonly step: RunbookStep;
  readonly block: RunbookCommand;
  readonly lines: TypedCommand;
  /** Where it stands today. */
  readonly place: { readonly first: number; readonly last: number };
}

/** Where a step failed: in which of its blocks, and the first line there of the command that did, counted from 0. */
interface Failure {
  readonly block: number;
  readonly first: number;
}

/** The report names the line as the document had it then. What stood above the section may have changed since, what is in the step has not. */
const failureIn = ({ commands }: RunbookStep, line: number): Failure | undefined => {
  const block = commands.findIndex(({ lines }) => lines.includes(line));
  const found = commands[block];
  if (found === undefined) return undefined;
  const inside = typedCommands(found.text);
  // A block that ran out of time is reported at its first line, which may be a comment.
  const failed = inside.find(({ last }) => last >= found.lines.indexOf(line)) ?? inside.at(-1);
  return failed === undefined ? undefined : { block, first: failed.first };
};

/** Whether a command stands before (less than 0) or behind the one that failed. */
const fromFailure = ({ step, block, lines }: StepCommand, failure: Failure): number =>
  step.commands.indexOf(block) - failure.block || lines.first - failure.first;

/** The exit code of a command that did what it says. */
const expected = ({ annotations }: RunbookStep): number => annotations?.exit ?? 0;

const wentWell = (step: RunbookStep, shown: Testimony['shown']): Testimony => ({
  verdict: 'held',
  saw: `exit code ${String(expected(step))}`,
  shown: { ...shown, exit_code: expected(step) },
});

const judgeFailure = (command: StepCommand, reported: ReportStep, moved: number): Testimony | Silence => {
  const { exit_code, duration_ms, output, why } = reported;
  const shown = { exit_code, duration_ms, output };
  const at = failureIn(command.step, reported.line + moved);
  if (at === undefined) return { verdict: 'inconclusive', saw: `one of the commands of this step failed: ${why}`, shown };
  const distance = fromFailure(command, at);
  if (distance === 0) return { verdict: 'drift', saw: why, shown };
  // Whatever fails ends the step, so what stands before it went well.
  return distance < 0 ? wentWell(command.step, shown) : silence('a command before it failed');
};

/** What a trial says about one command: commands of a step run in their order, and the first that fails ends it. */
export const judgeCommand =
  (command: StepCommand, steps: readonly RunbookStep[], sectionLine: number) =>
  (trial: Trial): Testimony | Silence => {
    const { step } = command;
    const [reported] = sameStep(trial, step, steps);
    if (reported === undefined) return changedSince(trial, step, steps);
    if (step.part === 'detection') return silence('commands of a detection are not carried out: the signal is watched');
    if (reported.verdict === 'not-tried') return silence(`not tried in the last trial: ${reported.why}`);
    const { exit_code: exitCode, duration_ms, output } = reported;
    if (exitCode === null) return { verdict: 'inconclusive', saw: `how it ended was not recorded: ${reported.why}`, shown: { duration_ms, output } };
    if (exitCode === expected(step)) {
      const moved = reported.line - step.place.line;
      const { first, last } = command.place;
      return orWorse(wentWell(step, { duration_ms, output }), trial, { first: first + moved, last: last + moved });
    }
    return judgeFailure(command, reported, sectionLine - trial.report.runbook.line);
  };
