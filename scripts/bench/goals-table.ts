import { formatFigure } from './format-figure.ts';
import { isMet, type Goal } from './measurement.ts';
import { table } from './table.ts';

/** Target, measured and met, one row a goal. */
export const goalsTable = (goals: readonly Goal[]): string =>
  table(
    ['target', 'at most', 'measured', 'met'],
    goals.map((goal) => [goal.words, formatFigure(goal.most, goal.unit), formatFigure(goal.measured, goal.unit), isMet(goal) ? 'yes' : 'NO']),
  );
