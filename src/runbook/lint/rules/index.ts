import type { LintRule, SystemRule } from '../lint-rule.ts';
import { alertDiffers } from './alert-differs.ts';
import { alertWithoutSection } from './alert-without-section.ts';
import { brokenScript } from './broken-script.ts';
import { contradictingDurations } from './contradicting-durations.ts';
import { deadAnchor } from './dead-anchor.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { incidentWithoutAlert } from './incident-without-alert.ts';
import { incidentWithoutDetection } from './incident-without-detection.ts';
import { incidentWithoutRecovery } from './incident-without-recovery.ts';
import { incidentWithoutVerification } from './incident-without-verification.ts';
import { misspeltName } from './misspelt-name.ts';
import { needsTerminal } from './needs-terminal.ts';
import { neverEnds } from './never-ends.ts';
import { notShell } from './not-shell.ts';
import { passwordOnCommandLine } from './password-on-command-line.ts';
import { redisFlush } from './redis-flush.ts';
import { redisGlob } from './redis-glob.ts';
import { redisKeys } from './redis-keys.ts';
import { unknownAlert } from './unknown-alert.ts';
import { unknownComposeFile } from './unknown-compose-file.ts';
import { unknownContainer } from './unknown-container.ts';
import { unknownFile } from './unknown-file.ts';
import { unknownKeyPrefix } from './unknown-key-prefix.ts';
import { unknownLogEvent } from './unknown-log-event.ts';
import { unknownMetric } from './unknown-metric.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownPort } from './unknown-port.ts';
import { unknownProgram } from './unknown-program.ts';
import { unknownQueue } from './unknown-queue.ts';
import { unknownService } from './unknown-service.ts';
import { unknownTable } from './unknown-table.ts';
import { unknownTopic } from './unknown-topic.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unquotedPlaceholder } from './unquoted-placeholder.ts';

/** Every rule about a document, in the order of their ids. */
export const lintRules: readonly LintRule[] = [
  alertDiffers,
  brokenScript,
  contradictingDurations,
  deadAnchor,
  duplicateTitle,
  incidentWithoutAlert,
  incidentWithoutDetection,
  incidentWithoutRecovery,
  incidentWithoutVerification,
  misspeltName,
  needsTerminal,
  neverEnds,
  notShell,
  passwordOnCommandLine,
  redisFlush,
  redisGlob,
  redisKeys,
  unknownAlert,
  unknownComposeFile,
  unknownContainer,
  unknownFile,
  unknownKeyPrefix,
  unknownLogEvent,
  unknownMetric,
  unknownOption,
  unknownPort,
  unknownProgram,
  unknownQueue,
  unknownService,
  unknownTable,
  unknownTopic,
  unknownVariable,
  unquotedPlaceholder,
];

/** Every rule about the documents of a system together. */
export const systemRules: readonly SystemRule[] = [alertWithoutSection];
