import { exitCode, type ExitCode } from './exit-code.ts';
import { formatPlace, type Place } from './place.ts';

/** Every code firedrill can fail with, and the exit code that it means. Codes are stable; messages may improve. */
const errorTable = {
  'usage': exitCode.badInput,
  'drill-not-found': exitCode.badInput,
  'drill-duplicate': exitCode.badInput,
  'drill-invalid': exitCode.badInput,
  'drill-injects-nothing': exitCode.badInput,
  'variant-not-found': exitCode.badInput,
  'runbook-not-found': exitCode.badInput,
  'runbook-invalid': exitCode.badInput,
  'section-not-found': exitCode.badInput,
  'step-not-found': exitCode.badInput,
  'step-unbound': exitCode.badInput,
  'accepted-invalid': exitCode.badInput,
  'service-unknown': exitCode.badInput,
  'link-unknown': exitCode.badInput,
  'alert-unknown': exitCode.badInput,
  'compose-invalid': exitCode.badInput,
  'alerting-invalid': exitCode.badInput,
  'inventory-invalid': exitCode.badInput,
  'arrivals-invalid': exitCode.badInput,
  'fault-unsupported': exitCode.badInput,
  'engine-refused': exitCode.badInput,
  'report-invalid': exitCode.badInput,
  'history-invalid': exitCode.badInput,
  'history-newer': exitCode.badInput,
  'history-unusable': exitCode.badInput,
  'ledger-invalid': exitCode.badInput,
  'setup-failed': exitCode.stackWouldNotStart,
  'engine-missing': exitCode.stackWouldNotStart,
  'compose-missing': exitCode.stackWouldNotStart,
  'toolbox-missing': exitCode.stackWouldNotStart,
  'image-build-failed': exitCode.stackWouldNotStart,
  'stack-start-failed': exitCode.stackWouldNotStart,
  'ledger-unwritable': exitCode.stackWouldNotStart,
  'watchdog-missing': exitCode.stackWouldNotStart,
  'watchdog-lost': exitCode.inconclusive,
  'operator-failed': exitCode.inconclusive,
  'fault-failed': exitCode.inconclusive,
  'target-foreign': exitCode.inconclusive,
  'load-failed': exitCode.inconclusive,
  'check-failed': exitCode.inconclusive,
  'abort-condition': exitCode.inconclusive,
  'restore-failed': exitCode.couldNotRestore,
  'interrupted': exitCode.interrupted,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof errorTable;

export interface ErrorDetails {
  /** What to do next, in one sentence. */
  readonly hint?: string;
  readonly place?: Place | undefined;
  readonly drill?: string;
  readonly step?: string;
  readonly target?: string;
  readonly cause?: unknown;
}

/** The one error that firedrill throws on purpose. The message says what failed, what was expected and what was found. */
export class DrillError extends Error {
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  readonly details: ErrorDetails;
  /** The message without its place, for whoever tells the place apart. */
  readonly words: string;
  override readonly name = 'DrillError';

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(
      details.place === undefined ? message : `${formatPlace(details.place)}: ${message}`,
      details.cause === undefined ? {} : { cause: details.cause },
    );
    this.code = code;
    this.exitCode = errorTable[code];
    this.details = details;
    this.words = message;
  }
}
