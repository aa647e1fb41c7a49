import { readFile } from 'node:fs/promises';

/** A comment that names a file, and the fence below it, which shows that file. */
const quoted = /(<!-- source: (\S+) -->\n```)(\w+)\n[\s\S]*?```/g;

/** The text of a page with every quoted source as it is on disk: what a page shows is what is compiled and run. */
export const quoteSources = async (page: string): Promise<string> => {
  const files = [...page.matchAll(quoted)].map(([, , file = '']) => file);
  const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
  return page.replaceAll(quoted, (_, opening: string, file: string, language: string) => `${opening}${language}\n${sources.get(file) ?? ''}\`\`\``);
};
