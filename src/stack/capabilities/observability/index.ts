import type { ObservabilityHarms } from '../../../core/harms/observability-harms.ts';
import { mustBe } from '../must-be.ts';
import type { ServiceTable } from '../table.ts';
import { forgetRule } from './forget-rule.ts';
import { mute } from './mute.ts';

/** The name itself, or one with a prefix such as `prom-`. */
export const lacksPrometheus = mustBe('Prometheus, with an image called prometheus', /(?:^|[/-])prometheus$/);
export const lacksAlertmanager = mustBe('Alertmanager, with an image called alertmanager', /(?:^|[/-])alertmanager$/);

export const observabilityCapabilities: ServiceTable<ObservabilityHarms> = {
  forgetRule: { open: forgetRule, lacks: lacksPrometheus },
  mute: { open: mute, lacks: lacksAlertmanager },
};
