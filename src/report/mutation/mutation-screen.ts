import type { MutantResult, Mutation } from '../../core/mutation.ts';
import { formatPlace } from '../../core/place.ts';
import { cutText } from '../console/cut-text.ts';
import { padText } from '../console/pad-text.ts';
import type { Paint } from '../console/paint.ts';
import { wrapText } from '../console/wrap-text.ts';

/** The power of a drill on one screen: a line for each kind of error, then every error that was not noticed, with what would notice it. The mutation must have come through `sanitizeDeep`. */
export const mutationScreen = ({ runbook, score, noticed, survived, undecided, mutants }: Mutation, { c, width }: Paint): readonly string[] => {
  const decided = noticed + survived;
  const figure = score === null ? 'nothing was decided' : `${String(score)} % noticed`;
  const ink = score !== null && survived === 0 ? c.green : c.yellow;
  const operators = [...new Set(mutants.map(({ operator }) => operator))];
  const open = mutants.filter(({ outcome }) => outcome !== 'noticed');
  return [
    '',
    `  ${c.bold('MUTATION')}  ${c.dim(cutText(`${formatPlace(runbook)} "${runbook.section}"`, width - 12))}`,
    `  ${c.bold(ink(figure))}  ${String(noticed)} of ${String(decided)} errors${undecided === 0 ? '' : `, ${String(undecided)} undecided`}`,
    '',
    ...operators.map((operator) =>
      operatorLine(
        operator,
        mutants.filter((one) => one.operator === operator),
      ),
    ),
    ...(open.length === 0 ? [] : ['', `  ${c.bold('NOT NOTICED')}`]),
    ...open.flatMap((one) => [
      `  ${one.outcome === 'survived' ? c.red('✗') : c.magenta('?')} ${c.dim(formatPlace(one))}  ${one.operator}: ${cutText(`${one.before} -> ${one.after === '' ? '(nothing)' : one.after}`, width - one.operator.length - formatPlace(one).length - 8)}`,
      ...wrapText(one.why, width - 10).map((line) => `      ${c.dim(line)}`),
      ...(one.hint === null ? [] : wrapText(`to notice it, ${one.hint}`, width - 10).map((line) => `      ${line}`)),
    ]),
  ];
};

const operatorLine = (operator: string, its: readonly MutantResult[]): string => {
  const by = (way: MutantResult['by']): number => its.filter((one) => one.by === way).length;
  const count = (many: number, what: string): readonly string[] => (many === 0 ? [] : [`${String(many)} ${what}`]);
  const rest = its.filter(({ outcome }) => outcome === 'survived').length;
  return `  ${padText(operator, 17)} ${[...count(by('reading'), 'by reading'), ...count(by('trial'), 'by a trial'), ...count(rest, 'not noticed'), ...count(its.length - rest - by('reading') - by('trial'), 'undecided')].join(', ')}`;
};
