import { isRecord } from '../core/is-record.ts';

export const projectLabel = 'com.docker.compose.project';
export const roleLabel = 'dev.firedrill.role';
const runLabel = 'dev.firedrill.run';

/** Whose objects may be seen. */
export interface Scope {
  readonly project: string;
  readonly runId: string;
}

/** Whether labels are those of an object of the run that is not firedrill's own. A run label that names another run is always foreign. */
export const isOfRun = (labels: unknown, scope: Scope): boolean =>
  isRecord(labels) &&
  labels[projectLabel] === scope.project &&
  (labels[runLabel] === undefined || labels[runLabel] === scope.runId) &&
  labels[roleLabel] === undefined;
