import { formatPlace } from '../../../core/place.ts';
import type { Report } from '../../../core/report.ts';
import type { Colours } from '../colours.ts';
import { cutText } from '../cut-text.ts';
import { inkOf } from '../ink.ts';
import type { Paint } from '../paint.ts';
import { wrapText } from '../wrap-text.ts';

const ground = (c: Colours): Record<Report['verdict'], (text: string) => string> => ({
  held: c.bgGreen,
  drift: c.bgYellow,
  inconclusive: c.bgMagenta,
  broken: c.bgRed,
});

/** The verdict, as big as a terminal allows, what was tried, and the sentence that decided it. */
export const verdictBanner = (report: Report, { c, width }: Paint): readonly string[] => {
  const { drill, runbook, timing, verdict, outcome } = report;
  const ink = inkOf(c, verdict);
  const rule = ink('━'.repeat(width));
  const word = verdict.toUpperCase().split('').join(' ');
  const name = drill.variant === null ? drill.id : `${drill.id}, variant ${drill.variant}`;
  const ending = outcome === 'finished' ? '' : outcome === 'aborted' ? '  (aborted)' : '  (firedrill itself failed)';
  const played = timing.factor === 1 ? `${timing.name} timing` : `${timing.name} timing (÷ ${String(timing.factor)})`;
  const about = `${formatPlace(runbook)}  "${runbook.section}"`;
  return [
    rule,
    `  ${ground(c)[verdict](c.bold(c.black(`  ${word}  `)))}  ${c.bold(cutText(name + ending, width - word.length - 10))}`,
    `  ${cutText(`${about}  ·  ${played}  ·  seed ${String(report.environment.seed)}`, width - 4)}`,
    rule,
    ...wrapText(report.summary, width - 4).map((line) => `  ${c.bold(line)}`),
  ];
};
