import type { SystemUnderTest } from '../../system-under-test.ts';
import { portOf } from '../port-of.ts';
import { metadataIn, type Metadata } from './answers.ts';
import { askKafka } from './ask-kafka.ts';
import { askForMetadata } from './requests.ts';

/** What a broker says of its cluster. @throws Error where it says nothing. */
export const requireMetadata = async (system: SystemUnderTest, service: string): Promise<Metadata> => {
  const metadata = await metadataOf(system, service);
  if (metadata === undefined) throw new Error(`${service} does not answer a client`);
  return metadata;
};

/** What a broker says of its cluster; undefined where it says nothing. */
export const metadataOf = async (system: SystemUnderTest, service: string): Promise<Metadata | undefined> => {
  const said = await askKafka(system, service, portOf(system, service), askForMetadata());
  return said === undefined ? undefined : metadataIn(said);
};
