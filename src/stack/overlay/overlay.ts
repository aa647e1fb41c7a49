import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { internal } from './internal.ts';
import { linksService } from './links-service.ts';
import { networkNames } from './network-names.ts';
import type { OverlayInput } from './overlay-input.ts';
import { ownServices } from './own-services.ts';
import { pagerService } from './pager-service.ts';
import { toolboxService } from './toolbox-service.ts';
import { userService } from './user-service.ts';

/**
 * The compose file that is laid over the user's own, which stays unchanged: labels on everything, every arrow through its link,
 * published ports on free ports of 127.0.0.1, played durations, and firedrill's own services.
 */
export const overlay = (input: OverlayInput): string => {
  const document = new Document({
    services: {
      ...Object.fromEntries(Object.keys(input.model.services).map((name) => [name, userService(input, name)])),
      [ownServices.links]: linksService(input),
      [ownServices.toolbox]: toolboxService(input),
      [ownServices.pager]: pagerService(input),
    },
    networks: Object.fromEntries(
      networkNames(input.model).map((name) => [
        name,
        {
          labels: input.runLabels,
          ipam: { config: [{ subnet: input.subnet.cidr, ip_range: input.subnet.dockerRange }] },
        },
      ]),
    ),
    ...named(
      'volumes',
      internal(input.model.volumes).map((name) => [name, { labels: input.runLabels }]),
    ),
    ...named(
      'configs',
      Object.entries(input.configFiles).map(([name, file]) => [name, { file }]),
    ),
  });
  replacePublishedPorts(document);
  return document.toString({ lineWidth: 0 });
};

const named = (key: string, entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };

/** Compose adds lists of ports up; the tag makes ours stand instead, so that a busy port on the host does not matter. */
const replacePublishedPorts = (document: Document): void => {
  const services = document.get('services');
  if (!isMap(services)) return;
  for (const { value } of (services as YAMLMap<unknown, YAMLMap>).items) {
    const ports = value?.get('ports');
    if (isSeq(ports)) ports.tag = '!override';
  }
};
