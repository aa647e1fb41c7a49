import { displayWidth } from './display-width.ts';

const between = ' · ';

/** Lines of at most `width` columns, broken only between items. */
export const wrapItems = (items: readonly string[], width: number): readonly string[] => {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last + between + item) <= width) lines[lines.length - 1] = last + between + item;
    else lines.push(item);
  }
  return lines;
};
