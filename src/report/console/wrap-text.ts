import { displayWidth, graphemesOf } from './display-width.ts';

/** Lines of at most `width` columns, broken between words; a word that is longer is broken where it must be. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter((each) => each !== '')
    .flatMap((each) => pieces(each, width))) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
};

const pieces = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  const parts = [''];
  for (const grapheme of graphemesOf(word)) {
    const last = parts.at(-1) ?? '';
    if (displayWidth(last) + displayWidth(grapheme) > width) parts.push(grapheme);
    else parts[parts.length - 1] = last + grapheme;
  }
  return parts;
};
