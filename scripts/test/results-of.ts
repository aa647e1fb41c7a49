import { stripVTControlCharacters } from 'node:util';
import type { SerializedError, TestModule } from 'vitest/node';

/** What the tests of a run came to. What failed and is no test counts as one: a file that cannot be loaded, a set-up, an error that belongs to nobody. */
export interface Results {
  readonly passed: number;
  /** The file, the test, and why: to be read at the end of hours of output. */
  readonly failures: readonly string[];
}

/** Of a message, what says why; the rest is where. */
const linesOfMessage = 3;
const why = ({ name, message }: SerializedError): string =>
  stripVTControlCharacters(`${name ?? 'Error'}: ${message}`)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, linesOfMessage)
    .map((line) => `\n    ${line.trim()}`)
    .join('');

const failure = (where: readonly string[], errors: readonly SerializedError[]): string => `${where.join(' > ')}${errors.map(why).join('')}`;

export const resultsOf = (modules: readonly TestModule[], unhandled: readonly SerializedError[]): Results => {
  const tests = modules.flatMap(({ children }) => [...children.allTests()]);
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failures: [
      ...modules.flatMap((module) => {
        const file = module.relativeModuleId;
        const setUps = [...module.children.allSuites()].map((suite) => ({ where: [file, suite.fullName, 'set-up'], errors: suite.errors() }));
        const ended = ['passed', 'failed', 'skipped'].includes(module.state());
        return [
          ...[{ where: [file], errors: module.errors() }, ...setUps].flatMap(({ where, errors }) =>
            errors.length > 0 ? [failure(where, errors)] : [],
          ),
          ...(ended ? [] : [`${file}\n    did not come to its end`]),
        ];
      }),
      ...tests.flatMap((test) => {
        const { state, errors } = test.result();
        return state === 'failed' ? [failure([test.module.relativeModuleId, test.fullName], errors)] : [];
      }),
      ...unhandled.map((error) => failure(['outside of all tests'], [error])),
    ],
  };
};
