import { worstExit } from '../core/exit-code.ts';
import { consoleReporter, htmlReporter, junitReporter, multiplexer, readReports } from '../report/index.ts';
import { terminal } from './terminal.ts';

/** Draws console, HTML and JUnit again from the JSON reports of a run, and answers the exit code that the run had. */
export const redraw = async (folder: string): Promise<number> => {
  const filed = await readReports(folder);
  const reporter = multiplexer([
    htmlReporter(),
    junitReporter(),
    consoleReporter({ ...terminal(process.stdout), files: { perTrial: [], perRun: [] } }),
  ]);
  for (const { report, folder: place } of filed) await reporter.onReport(report, place);
  await reporter.onEnd(
    filed.map(({ report }) => report),
    folder,
  );
  return worstExit(filed.map(({ report }) => report.exit_code));
};
