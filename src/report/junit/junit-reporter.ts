import { join } from 'node:path';
import type { Reporter } from '../../core/reporter.ts';
import { writeAtomically } from '../write-atomically.ts';
import { renderJunit } from './render-junit.ts';

export const junitFileName = 'junit.xml';

/** Writes `<output>/junit.xml` over all trials of the run. */
export const junitReporter = (): Reporter => ({
  onEnd: (reports, output) => writeAtomically(join(output, junitFileName), renderJunit(reports)),
});
