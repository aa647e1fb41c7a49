import { formatFigure } from './format-figure.ts';
import { goalsTable } from './goals-table.ts';
import type { Measured, Measurement } from './measurement.ts';
import { spread } from './statistics.ts';
import { table } from './table.ts';

export interface Section {
  readonly measurement: Pick<Measurement, 'name' | 'title' | 'method'>;
  readonly measured: Measured;
  readonly machine: string;
}

const preamble = `# Benchmarks

Written by \`npm run bench\`; \`npm run bench -- --only NAME\` measures one of these again and leaves the others. Every figure is a comparison of two
sides measured in turns in one run, so that the ratio holds elsewhere while the times are this machine's. The script ends with exit code 1 when a
target is missed.
`;

/** The document with the section of one measurement put in place of the one it had, or at its end. Everything outside the markers stays. */
export const withSection = (document: string, section: Section): string => {
  const text = document === '' ? preamble : document;
  const { name } = section.measurement;
  const [begin, end] = [`<!-- bench ${name}: begin -->`, `<!-- bench ${name}: end -->`];
  const block = `${begin}\n${render(section)}\n${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 && to === -1) return `${text.trimEnd()}\n\n${block}\n`;
  if (from === -1 || to < from) throw new Error(`the markers of ${name} in the document do not match`);
  return `${text.slice(0, from)}${block}${text.slice(to + end.length)}`;
};

const render = ({ measurement, measured, machine }: Section): string =>
  [
    `## ${measurement.title}`,
    measurement.method,
    `\`npm run bench -- --only ${measurement.name}\` on ${machine}.`,
    table(['figure', 'n', 'min', 'median', 'max'], measured.figures.map(rowOf)),
    measured.goals.length === 0 ? 'No target: the figure is for whoever reads a promise in milliseconds.' : goalsTable(measured.goals),
  ].join('\n\n');

const rowOf = ({ name, unit, values }: Measured['figures'][number]): readonly string[] => {
  const { n, min, median, max } = spread(values);
  return [name, String(n), ...[min, median, max].map((value) => formatFigure(value, unit))];
};
