const block = /^---[ \t]*(\r\n|\r|\n)(?:[^]*?\1)??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;

/** A document with its YAML front matter blanked out, every line in its place: Markdown would take its last line for a heading. */
export const withoutFrontMatter = (text: string): string => {
  const found = block.exec(text)?.[0];
  if (found === undefined || !/^[\w-]+:/m.test(found)) return text;
  return found.replace(/[^\r\n]+/g, '') + text.slice(found.length);
};
