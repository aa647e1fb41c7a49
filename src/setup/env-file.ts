import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';

const first = '# firedrill images: written by the set-up, changes in here are lost';
const last = '# firedrill images: end';

/** The text of an environment file with our block brought up to date and every other line as it was. */
export function mergeEnvironment(text: string, variables: Readonly<Record<string, string>>): string {
  const block = [first, ...Object.entries(variables).map(([name, value]) => `${name}=${value}`), last];
  const lines = text === '' ? [] : text.replace(/\n$/u, '').split('\n');
  const start = lines.indexOf(first);
  const end = lines.indexOf(last, start);
  if (start === -1) return [...lines, ...block, ''].join('\n');
  // A block whose end was lost by hand ends where its own variables end.
  const after = end === -1 ? lines.slice(start + 1).filter((line) => !line.startsWith('FIREDRILL_IMAGE_')) : lines.slice(end + 1);
  return [...lines.slice(0, start), ...block, ...after, ''].join('\n');
}

/** Whether an environment file already says just this of our variables. */
export async function environmentIsWritten(file: string, variables: Readonly<Record<string, string>>): Promise<boolean> {
  const text = await textOf(file);
  return mergeEnvironment(text, variables) === text;
}

/** Writes the variables into an environment file. Answers whether anything changed; an unchanged file is not touched. */
export async function writeEnvironment(file: string, variables: Readonly<Record<string, string>>): Promise<boolean> {
  const before = await textOf(file);
  const after = mergeEnvironment(before, variables);
  if (after === before) return false;
  const fresh = `${file}.${String(process.pid)}`;
  await writeFile(fresh, after);
  await rename(fresh, file);
  return true;
}

async function textOf(file: string): Promise<string> {
  return existsSync(file) ? await readFile(file, 'utf8') : '';
}
