import { join } from 'node:path';
import type { Reporter } from '../../core/reporter.ts';
import { writeAtomically } from '../write-atomically.ts';
import { renderPage } from './render-page.ts';

export const pageFileName = 'report.html';

/** Writes `<folder>/report.markup`: one page that needs nothing else, no network and no script. */
export const htmlReporter = (): Reporter => ({
  onReport: (report, folder) => writeAtomically(join(folder, pageFileName), renderPage(report)),
});
