import type { ObservabilityHarms } from '../../../core/harms/observability-harms.ts';
import type { ComposeService } from '../../compose-model.ts';
import type { ServiceTable } from '../table.ts';
import { forgetRule } from './forget-rule.ts';
import { mute } from './mute.ts';

/** `name` or `registry/any/name:tag`, also with a prefix such as `prom-`. */
const runs =
  (name: string) =>
  ({ image = '' }: ComposeService): string | undefined =>
    new RegExp(`(^|[/-])${name}(:|@|$)`).test(image) ? undefined : `its image would have to be ${name}, it is ${image || 'none'}`;

export const observabilityCapabilities: ServiceTable<ObservabilityHarms> = {
  forgetRule: { open: forgetRule, lacks: runs('prometheus') },
  mute: { open: mute, lacks: runs('alertmanager') },
};
