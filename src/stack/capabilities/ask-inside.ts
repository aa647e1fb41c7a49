import { ownServices } from '../overlay/own-services.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { portOf } from './port-of.ts';
import { runIn } from './run-in.ts';

/** Longer than any healthy server of one host takes, and short beside every promise. */
const patience = '3';

/**
 * Asks a server over HTTP from inside the network, past every link, and answers the parsed body.
 * @param path - with a leading slash.
 * @throws Error when it does not answer in 3 s, with a status of 400 or more, or with no JSON.
 */
export const askInside = async (
  system: SystemUnderTest,
  service: string,
  path: string,
  request: { readonly method?: 'POST' | 'DELETE'; readonly json?: unknown } = {},
): Promise<unknown> => {
  const port = portOf(system, service);
  const body = request.json === undefined ? [] : ['--header', 'content-type: application/json', '--data', JSON.stringify(request.json)];
  const text = await runIn(system, ownServices.pager, [
    ...['curl', '--silent', '--show-error', '--fail-with-body', '--globoff', '--max-time', patience],
    ...['--request', request.method ?? 'GET', ...body, `http://${service}:${String(port)}${path}`],
  ]);
  return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
};
