import type { LintFinding, LintRuleWords, UnaskedRule } from '../../core/lint-finding.ts';
import { optionFor } from './unasked-reasons.ts';

/** What a log is made of. */
export interface Linted {
  readonly findings: readonly LintFinding[];
  readonly unasked: readonly UnaskedRule[];
  /** All that there are, whether or not they were asked. */
  readonly rules: readonly LintRuleWords[];
  /** Of firedrill. */
  readonly version: string;
}

/**
 * For code scanning: SARIF 2.1.0. Rules that could not be asked are notifications, so that a log without results is not taken for more than it
 * is. Paths are relative to where the command was run, as they were given.
 */
export const lintSarif = ({ findings, unasked, rules, version }: Linted): string => {
  const indexOf = (rule: string): number => rules.findIndex(({ id }) => id === rule);
  const run = {
    tool: {
      driver: {
        name: 'firedrill',
        version,
        rules: rules.map(({ id, severity, asks }) => ({ id, shortDescription: { text: asks }, defaultConfiguration: { level: severity } })),
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: unasked.map((one) => ({
          level: 'note',
          message: { text: `${one.rule} was not asked, without ${optionFor(one)}` },
          associatedRule: { id: one.rule, index: indexOf(one.rule) },
          locations: one.files.map((file) => ({ physicalLocation: { artifactLocation: artifact(file) } })),
        })),
      },
    ],
    results: findings.map(({ rule, severity, message, suggestion, place }) => ({
      ruleId: rule,
      ruleIndex: indexOf(rule),
      level: severity,
      message: { text: `${message}. ${suggestion}` },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact(place.file), region: { startLine: place.line, startColumn: place.column ?? 1 } },
        },
      ],
    })),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
};

const artifact = (file: string): { readonly uri: string } => ({ uri: file.split('/').map(encodeURIComponent).join('/') });
