import { readFile } from 'node:fs/promises';

/** The number of the line with these words in a section of a document, given by its heading. */
export const lineWith = async (document: string, heading: string, words: string): Promise<number> => {
  const lines = (await readFile(document, 'utf8')).split('\n');
  const section = lines.indexOf(heading);
  return lines.findIndex((line, index) => index > section && line.includes(words)) + 1;
};
