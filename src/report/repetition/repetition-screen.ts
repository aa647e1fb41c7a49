import { formatPlace } from '../../core/place.ts';
import type { ClockName } from '../../core/report.ts';
import type { Repetition } from '../../core/repetition.ts';
import { cutText } from '../console/cut-text.ts';
import { inkOf, markOf } from '../console/ink.ts';
import type { Paint } from '../console/paint.ts';
import { wrapText } from '../console/wrap-text.ts';
import { figuresTable } from '../history/figures-table.ts';

const clockWords: Readonly<Record<Exclude<ClockName, 'injected'>, string>> = {
  bitten: 'bitten',
  detected: 'detected',
  alert_firing: 'alert firing',
  alert_delivered: 'alert delivered',
  recovery_started: 'recovery begun',
  restored: 'restored',
  stable: 'stable',
  undone: 'undone',
};

/** What several trials of one plan come to, on one screen: whether they agree, and the clocks of all of them. The repetition must have come through `sanitizeDeep`. */
export const repetitionScreen = (repetition: Repetition, paint: Paint): readonly string[] => {
  const { c, width } = paint;
  const { runbook, drill, trials, verdict, clocks } = repetition;
  const name = drill.variant === null ? drill.id : `${drill.id}, variant ${drill.variant}`;
  const odd = trials.filter((one) => one.verdict !== 'held');
  return [
    '',
    `  ${c.bold('REPEATED')}  ${c.dim(cutText(`${name}, ${formatPlace(runbook)} "${runbook.section}"`, width - 12))}`,
    `  ${markOf(c, verdict)} ${inkOf(c, verdict)(agreementText(repetition))}`,
    ...(repetition.agreement === 'flaky' ? [c.dim('    what failed once has failed, whatever held afterwards')] : []),
    '',
    ...figuresTable(
      clocks.map((clock) => ({ ...clock, name: clockWords[clock.name] })),
      paint,
    ),
    c.dim('  clocks count from the first injection'),
    ...(odd.length === 0 ? [] : ['', `  ${c.bold('NOT HELD')}  ${c.dim('--seed with the seed of a trial tries the same once more')}`]),
    ...odd.flatMap((one) => [
      `  ${markOf(c, one.verdict)} ${String(one.number)}  seed ${String(one.seed)}  ${one.verdict}${one.failure === null ? '' : `, ${one.failure}`}`,
      ...wrapText(one.summary, width - 10).map((line) => `      ${c.dim(line)}`),
    ]),
  ];
};

const agreementText = ({ agreement, verdicts, trials, wanted }: Repetition): string => {
  const counts = Object.entries(verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} ${String(count)}`);
  const early = trials.length < wanted ? ` (${String(wanted)} were asked for)` : '';
  if (counts.length === 0) return `no trial was finished${early}`;
  const told = `${counts.join(', ')} of ${String(trials.length)}${early}`;
  if (agreement === 'flaky') return `flaky: ${told}`;
  return agreement === 'agreed' ? `all that ended agree: ${told}` : `not decided: ${told}`;
};
