import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { restoring } from '../restoring.ts';

/** How the upstream behaves, by field; images/upstream/programme.ts says what each means. */
export type Programme = Readonly<Record<string, string | number | boolean>>;

/** The control port of the upstream listens inside its own container alone, so it is asked from there. @throws Error with what it said. */
const control = async (system: SystemUnderTest, service: string, method: string, path: string, body?: Programme): Promise<Programme> => {
  const { exitCode, output } = await system.engine.exec(containerOf(system, service), [
    ...['curl', '--silent', '--show-error', '--fail-with-body', '--max-time', '5', '--request', method],
    ...(body === undefined ? [] : ['--data', JSON.stringify(body)]),
    `http://127.0.0.1:9901${path}`,
  ]);
  if (exitCode !== 0) throw new Error(`${service} did not take ${method} ${path}: ${output.trim()}`);
  return JSON.parse(output) as Programme;
};

export const readProgramme = (system: SystemUnderTest, service: string): Promise<Programme> => control(system, service, 'GET', '/programme');

/** Sets these fields and leaves the others. */
export const setFields = async (system: SystemUnderTest, service: string, fields: Programme): Promise<void> => {
  await control(system, service, 'PATCH', '/programme', fields);
};

/** Makes a key that is neither shown nor used yet, and answers its id. */
export const newKey = async (system: SystemUnderTest, service: string): Promise<string> =>
  String((await control(system, service, 'POST', '/keys'))['kid']);

/** As `setFields`, for an undo. @throws DrillError `restore-failed` when the container was removed, and with it all that was changed. */
export const setFieldsBack = async (system: SystemUnderTest, service: string, fields: Programme): Promise<void> => {
  await restoring(service, () => setFields(system, service, fields));
};
