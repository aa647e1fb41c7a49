export { consoleReporter } from './console/console-reporter.ts';
export { htmlReporter } from './html/html-reporter.ts';
export { junitReporter } from './junit/junit-reporter.ts';
export { multiplexer } from './multiplexer.ts';
export { readReports } from './read-report.ts';
export { reportersByName, type ReporterOptions } from './reporters-by-name.ts';
