import { basename } from 'node:path';

/** What drills call the document of a file: its name without `.md`. */
export const runbookName = (file: string): string => basename(file).replace(/\.md$/i, '');
