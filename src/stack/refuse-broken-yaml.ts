import type { Document } from 'yaml';
import { DrillError, type ErrorCode } from '../core/errors.ts';

/** @throws DrillError with the code, at the line, when a document could not be read as YAML. */
export const refuseBrokenYaml = ({ errors: [problem] }: Pick<Document, 'errors'>, file: string, code: ErrorCode = 'alerting-invalid'): void => {
  if (problem === undefined) return;
  const [said = ''] = problem.message.split('\n');
  throw new DrillError(code, `not YAML: ${said.replace(/ at line \d+, column \d+:$/, '')}`, {
    place: { file, line: problem.linePos?.[0].line ?? 1 },
    cause: problem,
  });
};
