import type { ReportFigure } from '../../../src/core/report.ts';

const physics = (what: string, least_ms: number, most_ms: number, source: string): ReportFigure['knobs'][number] => ({
  ...{ owner: 'physics', what, least_ms, most_ms, source },
});
const timeout = physics('the API gives Redis 400 ms', 0, 400, 'runbooks/account-api.md:13');
const alerting = [
  physics('scrape_interval 500 ms', 0, 500, 'prometheus.yml'),
  physics('evaluation_interval 500 ms', 0, 500, 'prometheus.yml'),
  physics('for 1.5 s', 1_500, 1_500, 'rules.yml:6'),
  physics('group_wait 500 ms', 500, 500, 'alertmanager.yml'),
];
const share = (owner: ReportFigure['owners'][number]['owner'], what: string, ms: number): ReportFigure['owners'][number] => ({ owner, what, ms });
const alert = [
  share('physics', 'for 1.5 s', 1_500),
  share('physics', 'the API gives Redis 400 ms', 400),
  share('physics', 'scrape_interval 500 ms', 500),
  share('physics', 'evaluation_interval 500 ms', 500),
  share('physics', 'group_wait 500 ms', 500),
  share('harness', 'the time between two looks', 100),
  share('system', 'until the alert fired', 1_680),
];
const act = [share('harness', 'nobody had to wake up', 30)];
const restore = [
  share('runbook', 'recovery-1', 60),
  share('commands', 'recovery-2', 4_200),
  share('harness', 'between two steps', 20),
  share('system', 'until service was back', 3_400),
];

/** Figures of a trial that add up, with every kind of owner. */
export const sampleFigures: readonly ReportFigure[] = [
  {
    ...{ name: 'time_to_detect', from: 'injected', to: 'detected', measured_ms: 740, error_ms: 50, floor_ms: 0, bound_ms: 400 },
    owners: [
      share('physics', timeout.what, 400),
      share('harness', 'the time between two looks', 50),
      share('system', 'until the last documented signal', 290),
    ],
    knobs: [timeout],
  },
  {
    ...{ name: 'time_to_alert', from: 'injected', to: 'alert_delivered', measured_ms: 5_180, error_ms: 0, floor_ms: 2_000, bound_ms: 3_400 },
    ...{ owners: alert, knobs: [timeout, ...alerting] },
  },
  {
    ...{ name: 'time_to_act', from: 'alert_delivered', to: 'recovery_started', measured_ms: 30, error_ms: 0, floor_ms: 0, bound_ms: null },
    ...{ owners: act, knobs: [] },
  },
  {
    ...{ name: 'time_to_restore', from: 'recovery_started', to: 'restored', measured_ms: 7_680, error_ms: 50, floor_ms: 0, bound_ms: null },
    ...{ owners: restore, knobs: [] },
  },
  {
    ...{ name: 'rto', from: 'injected', to: 'restored', measured_ms: 12_890, error_ms: 50, floor_ms: 2_000, bound_ms: null },
    ...{ owners: [...alert, ...act, ...restore], knobs: [timeout, ...alerting] },
  },
];
