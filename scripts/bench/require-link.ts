import { linkBetween, type StackLink } from '../../src/stack/links.ts';
import type { StartedStack } from '../../src/stack/start-stack.ts';

/** The link between two services of a running stack. @throws Error where there is none. */
export const requireLink = ({ links }: StartedStack, client: string, server: string): StackLink => {
  const link = linkBetween(links, client, server);
  if (link === undefined) throw new Error(`there is no link from ${client} to ${server}`);
  return link;
};
