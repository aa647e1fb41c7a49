import type { ComposeService } from '../compose-model.ts';

/** Programs that only watch or manage such a server bear its name as well. */
const besides = /exporter|insight|commander|sentinel|operator|pgadmin|bouncer|backup/;

/** Answers why a service is not such a server, told by the last part of its image's name, and what would be needed; `undefined` where it is. */
export const mustBe =
  (server: string, name: RegExp) =>
  ({ image }: ComposeService): string | undefined => {
    const last = /([^/:@]+)(?::[^/]*)?$/.exec(image?.split('@')[0] ?? '')?.[1] ?? '';
    if (name.test(last) && !besides.test(last)) return undefined;
    return `${image === undefined ? 'the service names no image' : `its image is ${image}`}, and only a ${server}, can suffer it`;
  };
