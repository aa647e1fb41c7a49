import { readFile, stat } from 'node:fs/promises';
import { maxDocumentBytes, refuseSize } from './guard-document.ts';

/**
 * The text of a document. One that is too large is refused before it is read.
 * @throws DrillError `runbook-invalid` for its size; what the file system says where it cannot be read.
 */
export const readText = async (file: string): Promise<string> => {
  const { size } = await stat(file);
  if (size > maxDocumentBytes) refuseSize(size, file);
  return await readFile(file, 'utf8');
};
