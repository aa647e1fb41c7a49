import { ofIncidents, type LintRule } from '../lint-rule.ts';

const verifies = /\b(?:verif\w*|confirm\w*|check\w*|ensure\w*|validat\w*|monitor\w*|watch\w*|wait\w*|health\w*|ready\w*|until|smoke)\b/i;

export const incidentWithoutVerification: LintRule = {
  id: 'incident-without-verification',
  severity: 'note',
  asks: 'the last steps of an incident tell how to see that it is over',
  check: ofIncidents(({ title, recovery }) => {
    if (
      recovery.length === 0 ||
      recovery.slice(-2).some(({ text, commands }) => verifies.test([text, ...commands.map((one) => one.text)].join('\n')))
    )
      return undefined;
    return {
      message: `the last steps of "${title}" do not tell how to see that it is over`,
      suggestion: 'end with what must be true again, and the command that shows it',
    };
  }),
};
