import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pageFileName } from '../report/html/html-reporter.ts';

/** Answers the address of a trial's page as seen from `page`, or `null` where it was not written. */
export const reportAddress =
  (page: string) =>
  (folder: string): string | null => {
    const target = join(folder, pageFileName);
    if (!existsSync(target)) return null;
    const parts = relative(dirname(resolve(page)), resolve(target)).split(sep);
    return parts.map(encodeURIComponent).join('/');
  };
