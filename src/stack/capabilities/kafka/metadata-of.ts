import type { SystemUnderTest } from '../../system-under-test.ts';
import { metadataIn, type Metadata } from './answers.ts';
import { askKafka } from './ask-kafka.ts';
import { askForMetadata } from './requests.ts';

/** The first port that the broker offers: that of its clients, where it is lower than the controller's, as it is everywhere by default. */
const portOf = (system: SystemUnderTest, service: string): number => {
  const port = system.links.find(({ server }) => server === service)?.ports[0];
  if (port === undefined) throw new Error(`${service} offers no port to anybody`);
  return port;
};

/** What a broker says of its cluster; undefined where it says nothing. */
export const metadataOf = async (system: SystemUnderTest, service: string): Promise<Metadata | undefined> => {
  const said = await askKafka(system, service, portOf(system, service), askForMetadata());
  return said === undefined ? undefined : metadataIn(said);
};
