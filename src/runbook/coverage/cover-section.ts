import type { CoverageItem } from '../../core/coverage.ts';
import type { LineRange } from '../../core/place.ts';
import { lineAt, runHere, type RunbookCommand, type RunbookStep } from '../../core/runbook.ts';
import type { ParsedSection } from '../parsed-runbook.ts';
import { isForHere } from '../for-here.ts';
import { typedCommands, type TypedCommand } from './typed-commands.ts';
import { judgeAlert } from './judge-alert.ts';
import { judgeCommand } from './judge-command.ts';
import { documented, judgePromise } from './judge-promise.ts';
import { judgeStep } from './judge-step.ts';
import { skipReason } from './skip-reason.ts';
import { lastWord, neverTried, notHere, type Judged } from './testimony.ts';
import type { Trial } from './trial.ts';

/** A section, the lines of its document, and what was tried of it, the newest trial first. */
interface Subject {
  readonly section: ParsedSection;
  readonly lines: readonly string[];
  readonly trials: readonly Trial[];
}

const item = (kind: CoverageItem['kind'], text: string, line: number, judged: Judged, lastLine = line): CoverageItem => ({
  kind,
  line,
  last_line: lastLine,
  text,
  ...judged,
});

/** What a section says to do to a system. A diagnosis and a rollback are no part of any trial yet, and count as what they are: never tried. */
const stepsOf = ({ section }: Pick<Subject, 'section'>): readonly RunbookStep[] => [
  ...section.detection,
  ...section.recovery,
  ...section.others.filter(({ part }) => part === 'diagnosis' || part === 'rollback'),
];

/** How many lines the words of a step have: up to a blank line, the next step or row, or its first command. */
const lengthOf = ({ place, commands }: RunbookStep, { section, lines }: Subject): number => {
  const starts = [...stepsOf({ section }), ...section.alerts].map((each) => each.place.line);
  const next = Math.min(...[...starts, ...commands.map((each) => each.place.line - 1)].filter((line) => line > place.line), section.lines.last + 1);
  const blank = lines.slice(place.line, next - 1).findIndex((line) => line.trim() === '');
  return blank === -1 ? next - place.line : blank + 1;
};

const coverStep = (subject: Subject, step: RunbookStep): readonly CoverageItem[] => {
  const { section, trials } = subject;
  const skipped = skipReason(step);
  const steps = stepsOf(subject);
  const judgeLines = (block: RunbookCommand, own: TypedCommand, place: LineRange): Judged => {
    if (!isForHere(own.variant)) return notHere(`the comment above says that it is for ${own.variant ?? 'another platform'}`);
    if (runHere(block).split('\n')[own.first]?.trim() === '') return neverTried('an alternative to the commands above it, which are run');
    return lastWord(trials, judgeCommand({ step, block, lines: own, place }, steps, section.place.line));
  };
  const commands = step.commands.flatMap((block) =>
    typedCommands(block.text).map((own) => {
      const place = { first: lineAt(block, own.first), last: lineAt(block, own.last) };
      return item('command', own.text, place.first, skipped === undefined ? judgeLines(block, own, place) : notHere(skipped), place.last);
    }),
  );
  const judged = skipped === undefined ? lastWord(trials, judgeStep(step, steps, lengthOf(step, subject))) : notHere(skipped);
  return [item('step', step.text, step.place.line, judged), ...commands];
};

/** The promises that the section states; where it states none, those that its newest trial was held to, at its heading. */
const coverPromises = ({ section, trials }: Subject): readonly CoverageItem[] => {
  if (section.promises.length > 0) {
    return section.promises.map((each) =>
      item('promise', each.text, each.line, lastWord(trials, judgePromise(each.name, documented(each), each.line - section.place.line))),
    );
  }
  return (trials[0]?.report.promises ?? []).map(({ name, documented: promised }) =>
    item(
      'promise',
      name === 'lost' ? `${promised} lost` : `${name} within ${promised}`,
      section.place.line,
      lastWord(trials, judgePromise(name, promised, 0)),
    ),
  );
};

/** Everything of a section that can turn out to be wrong, in the order of the document. */
export const coverSection = (subject: Subject): readonly CoverageItem[] => {
  const { section, trials } = subject;
  return [
    ...coverPromises(subject),
    ...section.alerts.map((row) => item('alert', row.alert, row.place.line, lastWord(trials, judgeAlert(row)))),
    ...stepsOf(subject).flatMap((step) => coverStep(subject, step)),
  ].toSorted((a, b) => a.line - b.line);
};
