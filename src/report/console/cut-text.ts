import { displayWidth, graphemesOf } from './display-width.ts';

/** One line of at most `width` columns; what does not fit gives way to an ellipsis. */
export const cutText = (text: string, width: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (displayWidth(line) <= width) return line;
  let kept = '';
  let columns = 0;
  for (const grapheme of graphemesOf(line)) {
    columns += displayWidth(grapheme);
    if (columns > width - 1) break;
    kept += grapheme;
  }
  return `${kept}…`;
};
