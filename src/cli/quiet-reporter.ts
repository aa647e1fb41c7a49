import { htmlReporter } from '../report/html/html-reporter.ts';
import { jsonReporter } from '../report/json/json-reporter.ts';
import { multiplexer, type Multiplexer } from '../report/multiplexer.ts';
import { seriesReporter } from '../report/series/series-reporter.ts';
import { terminal } from './terminal.ts';

/** For one of many trials: its report is written as ever, and the screen has one line of it. `words` says which trial is next, asked when it begins. */
export const quietReporter = (words: () => string): Multiplexer =>
  multiplexer([jsonReporter(), htmlReporter(), seriesReporter(terminal(process.stdout), words)]);
