import { ownServices } from '../overlay.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { portOf } from './port-of.ts';
import { runIn } from './run-in.ts';

/** Longer than any healthy server of one host takes, and short beside every promise. */
const patience = '3';

interface Request {
  readonly method?: 'POST' | 'DELETE';
  readonly json?: unknown;
}

/**
 * Asks a server over HTTP from inside the network, past every link, and answers the body as it came.
 * @param path - with a leading slash.
 * @throws Error when it does not answer in 3 s, or with a status of 400 or more.
 */
export const readInside = async (system: SystemUnderTest, service: string, path: string, request: Request = {}): Promise<string> => {
  const body = request.json === undefined ? [] : ['--header', 'content-type: application/json', '--data', JSON.stringify(request.json)];
  return await runIn(system, ownServices.pager, [
    ...['curl', '--silent', '--show-error', '--fail-with-body', '--globoff', '--max-time', patience],
    ...['--request', request.method ?? 'GET', ...body, `http://${service}:${String(portOf(system, service))}${path}`],
  ]);
};

/** The same for a body that is JSON, parsed; `undefined` for an empty one. @throws Error also when it is none. */
export const askInside = async (system: SystemUnderTest, service: string, path: string, request: Request = {}): Promise<unknown> => {
  const text = await readInside(system, service, path, request);
  return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
};
