import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { failedToLoad, type Results } from './read-results.ts';

/** Of a message, what says why; the rest is where. */
const linesOfMessage = 3;
const firstLines = (message: string): string =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(0, linesOfMessage)
    .map((line) => `\n    ${line.trim()}`)
    .join('');

/** What failed of a stage, to be read at the end of hours of output: the file, the test, and why. */
export const failuresOf = (results: readonly (Results | undefined)[]): readonly string[] =>
  results.flatMap((result) =>
    (result?.testResults ?? []).flatMap((file) => {
      const where = relative('.', file.name);
      if (failedToLoad(file)) return [`${where}${firstLines(file.message)}`];
      return file.assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => `${where} > ${fullName}${failureMessages.map(firstLines).join('')}`);
    }),
  );
