import { formatDuration } from '../core/duration.ts';
import { strokesOf, type Scheduled } from '../core/schedule.ts';

/** What a drill injects, in order, one line an injection and one a rule; a rule's own are indented below it. */
export const courseLines = (breaks: readonly Scheduled[], seed: number): readonly string[] => {
  const decided = breaks.some(byChance) ? [`  order and jitter as seed ${String(seed)} decides; --seed gives another`] : [];
  return [...decided, ...sequence(breaks, '  ', 'stays until the runbook repairs it, or until the trial ends')];
};

const sequence = (parts: readonly Scheduled[], indent: string, lastStays: string): readonly string[] =>
  parts.flatMap((one, index) => {
    const next = parts[index + 1];
    const until = endsByItself(one) ? '' : next === undefined ? lastStays : `until ${headOf(next)} bites`;
    const [head = '', ...rest] = linesOf(one, `${indent}   `);
    return [`${indent}${String(index + 1)}. ${head}${until === '' ? '' : `, ${until}`}`, ...rest];
  });

/** The first line has no indent: it stands behind a number or a time. */
const linesOf = (one: Scheduled, indent: string): readonly string[] => {
  switch (one.part) {
    case 'stroke': {
      const { id, fault } = one.stroke;
      return [`${id}: ${fault.words.does}`];
    }
    case 'side-by-side':
      return [
        one.words,
        ...one.begins.flatMap(({ after, what }) => {
          const [head = '', ...rest] = linesOf(what, `${indent}    `);
          return [`${indent}${after === 0 ? '- ' : `+ after ${formatDuration(after)} `}${head}`, ...rest];
        }),
      ];
    case 'in-sequence':
      return [one.words, ...sequence(one.parts, indent, 'stays')];
    case 'for-time': {
      const [head = '', ...rest] = linesOf(one.what, indent);
      return [`${one.words}, ${head}`, ...rest];
    }
    case 'flap': {
      const [first] = one.times;
      const [head = '', ...rest] = first === undefined ? [] : linesOf(first, indent);
      return [`${one.words}: ${head}`, ...rest];
    }
  }
};

const headOf = (one: Scheduled): string => strokesOf(one)[0]?.id ?? '';

const endsByItself = (one: Scheduled): boolean => one.part === 'for-time' || one.part === 'flap';

const byChance = (one: Scheduled): boolean => {
  switch (one.part) {
    case 'stroke':
      return false;
    case 'side-by-side':
      return /±|shuffled/.test(one.words) || one.begins.some(({ what }) => byChance(what));
    case 'in-sequence':
      return one.parts.some(byChance);
    case 'for-time':
      return byChance(one.what);
    case 'flap':
      return one.times.some(byChance);
  }
};
