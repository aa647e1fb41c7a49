import type { SystemUnderTest } from '../system-under-test.ts';

/** The first port that a service offers; a broker's is that of its clients, which is lower than the controller's by default. @throws Error when it offers none. */
export const portOf = (system: SystemUnderTest, service: string): number => {
  const port = system.links.find(({ server }) => server === service)?.ports[0];
  if (port === undefined) throw new Error(`${service} offers no port to anybody`);
  return port;
};
