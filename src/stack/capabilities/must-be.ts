import type { ComposeService } from '../compose-model.ts';

/** Programs that only watch or manage such a server bear its name as well. */
const besides = /exporter|insight|commander|sentinel|operator|pgadmin|bouncer|backup/;

/**
 * Answers why a service is not such a server, told by its image's name, and what would be needed; `undefined` where it is.
 * @param image - matches the whole name without tag and digest, which may begin with a registry and folders.
 */
export const mustBe =
  (server: string, image: RegExp) =>
  (service: Pick<ComposeService, 'image'>): string | undefined => {
    const name = service.image?.replace(/@.*$/, '').replace(/:[^/]*$/, '') ?? '';
    if (image.test(name) && !besides.test(name.split('/').at(-1) ?? '')) return undefined;
    return `${service.image === undefined ? 'the service names no image' : `its image is ${service.image}`}, and only a ${server}, can suffer it`;
  };
