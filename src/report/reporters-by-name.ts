import { DrillError } from '../core/errors.ts';
import type { Reporter } from '../core/reporter.ts';
import { consoleReporter, type ConsoleOptions } from './console/console-reporter.ts';
import { htmlReporter, pageFileName } from './html/html-reporter.ts';
import { jsonReporter, reportFileName } from './json/json-reporter.ts';
import { junitFileName, junitReporter } from './junit/junit-reporter.ts';

/** The names that `--reporter` takes. The console comes last, because its last lines name the files that the others have written. */
export const reporterNames = ['json', 'junit', 'html', 'console'] as const;

type ReporterName = (typeof reporterNames)[number];

export type ReporterOptions = Omit<ConsoleOptions, 'files'>;

/**
 * The reporters called `names`, each once, in the order in which they must be told; of those that are told elsewhere, only that there are files of
 * theirs. @throws DrillError `usage` for a name that is not known. */
export const reportersByName = (names: readonly string[], options: ReporterOptions, toldElsewhere: readonly string[] = []): readonly Reporter[] => {
  const unknown = names.find((name) => !(reporterNames as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new DrillError('usage', `there is no reporter called "${unknown}"`, { hint: `Known are: ${[...reporterNames].sort().join(', ')}.` });
  }
  const wanted = reporterNames.filter((name) => names.includes(name));
  const files = {
    perTrial: [...(wanted.includes('html') ? [pageFileName] : []), ...(wanted.includes('json') ? [reportFileName] : [])],
    perRun: wanted.includes('junit') ? [junitFileName] : [],
  };
  const make: Readonly<Record<ReporterName, () => Reporter>> = {
    json: jsonReporter,
    junit: junitReporter,
    html: htmlReporter,
    console: () => consoleReporter({ ...options, files }),
  };
  return wanted.filter((name) => !toldElsewhere.includes(name)).map((name) => make[name]());
};
