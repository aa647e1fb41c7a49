import type { ReporterOptions } from '../report/index.ts';

/** How the console reporter may draw on one of the process's own streams. */
export const terminal = (stream: NodeJS.WriteStream): ReporterOptions => ({ stream, isTty: stream.isTTY, env: process.env });
