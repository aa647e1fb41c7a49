import { cutText } from './cut-text.ts';
import { displayWidth } from './display-width.ts';

/** A cell of exactly `width` columns, text to the left. */
export const padText = (text: string, width: number): string => {
  const cell = cutText(text, width);
  return cell + ' '.repeat(Math.max(0, width - displayWidth(cell)));
};
