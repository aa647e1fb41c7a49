import type { LintFinding, LintRuleWords } from '../../core/lint-finding.ts';

/** For code scanning: SARIF 2.1.0, with the rules that were asked. Paths are relative to where the command was run, as they were given. */
export const lintSarif = (findings: readonly LintFinding[], rules: readonly LintRuleWords[], version: string): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'firedrill',
              version,
              rules: rules.map(({ id, severity, asks }) => ({ id, shortDescription: { text: asks }, defaultConfiguration: { level: severity } })),
            },
          },
          results: findings.map(({ rule, severity, message, suggestion, place }) => ({
            ruleId: rule,
            ruleIndex: rules.findIndex(({ id }) => id === rule),
            level: severity,
            message: { text: `${message}. ${suggestion}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: place.file.split('/').map(encodeURIComponent).join('/') },
                  region: { startLine: place.line, startColumn: place.column ?? 1 },
                },
              },
            ],
          })),
        },
      ],
    },
    undefined,
    2,
  )}\n`;
