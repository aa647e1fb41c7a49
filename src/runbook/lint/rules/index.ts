import type { LintRule } from '../lint-rule.ts';
import { deadAnchor } from './dead-anchor.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { incidentWithoutAlert } from './incident-without-alert.ts';
import { incidentWithoutDetection } from './incident-without-detection.ts';
import { incidentWithoutRecovery } from './incident-without-recovery.ts';
import { incidentWithoutVerification } from './incident-without-verification.ts';
import { needsTerminal } from './needs-terminal.ts';
import { neverEnds } from './never-ends.ts';
import { notShell } from './not-shell.ts';
import { passwordOnCommandLine } from './password-on-command-line.ts';
import { redisFlush } from './redis-flush.ts';
import { redisGlob } from './redis-glob.ts';
import { redisKeys } from './redis-keys.ts';
import { unquotedPlaceholder } from './unquoted-placeholder.ts';

/** Every rule that needs the text of a document and nothing else, in the order of their ids. */
export const lintRules: readonly LintRule[] = [
  deadAnchor,
  duplicateTitle,
  incidentWithoutAlert,
  incidentWithoutDetection,
  incidentWithoutRecovery,
  incidentWithoutVerification,
  needsTerminal,
  neverEnds,
  notShell,
  passwordOnCommandLine,
  redisFlush,
  redisGlob,
  redisKeys,
  unquotedPlaceholder,
];
