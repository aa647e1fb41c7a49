import { formatDuration } from '../../../core/duration.ts';
import { formatPlace } from '../../../core/place.ts';
import type { Report, ReportStep } from '../../../core/report.ts';
import { cutText } from '../cut-text.ts';
import { displayWidth } from '../display-width.ts';
import { inkOf, markOf } from '../ink.ts';
import { padText } from '../pad-text.ts';
import type { Paint } from '../paint.ts';
import { wrapText } from '../wrap-text.ts';

const outputTail = 5;

/** Every step of the runbook with its place, and for those that did not hold the command, the reason and the end of the output. */
export const stepsBlock = (report: Report, paint: Paint): readonly string[] => {
  const placeWidth = Math.min(Math.floor(paint.width * 0.4), Math.max(0, ...report.steps.map((step) => displayWidth(formatPlace(step)))));
  return report.steps.flatMap((step, index) => [headLine(step, placeWidth, paint), ...details(step, report.steps[index - 1], paint)]);
};

const headLine = (step: ReportStep, placeWidth: number, { c, width }: Paint): string => {
  const held = step.verdict === 'held';
  const text = padText(held ? step.text : `${step.verdict.replace('-', ' ')}: ${step.text}`, width - placeWidth - 18);
  const duration = step.duration_ms === null ? '' : formatDuration(step.duration_ms);
  const place = c.dim(padPlace(formatPlace(step), placeWidth));
  return `  ${markOf(c, step.verdict)} ${place}  ${held ? text : inkOf(c, step.verdict)(text)}  ${duration.padStart(10)}`.trimEnd();
};

const details = (step: ReportStep, before: ReportStep | undefined, { c, width }: Paint): readonly string[] => {
  if (step.verdict === 'held') return [];
  const ink = inkOf(c, step.verdict);
  const why = wrapText(step.why, width - 10).map((line) => `      ${ink(line)}`);
  // Steps that were not tried usually share one reason: it is told once.
  if (step.verdict === 'not-tried') return before?.verdict === 'not-tried' && before.why === step.why ? [] : why;
  const line = (sign: string, text: string): string => `      ${c.dim(sign)} ${cutText(text, width - 10)}`;
  return [
    ...filledLines(step.command).map((command) => line('$', command)),
    ...why,
    ...filledLines(step.output)
      .slice(-outputTail)
      .map((text) => line('│', text)),
  ];
};

const filledLines = (text: string | null): readonly string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '');

/** A place that is too long loses its beginning: the file's name and the line matter most. */
const padPlace = (place: string, width: number): string => (displayWidth(place) <= width ? padText(place, width) : `…${place.slice(1 - width)}`);
