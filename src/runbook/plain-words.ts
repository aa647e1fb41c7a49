/** What two spellings of the same words have in common: letter case, spacing, quotes and the marks `*` and backtick are gone. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
