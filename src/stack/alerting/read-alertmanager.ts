import type { AlertPipeline, AlertReceiver, AlertRoute } from '../../core/alert-pipeline.ts';
import { hours, minutes, seconds } from '../../core/duration.ts';
import { readMatchers } from './read-matchers.ts';
import { durationOf, isYamlMap, mapsIn, readYaml, textOf, textsIn, type YamlMap } from './read-yaml.ts';

type Inherited = Omit<AlertRoute, 'matchers' | 'continues' | 'routes'>;

/** What Alertmanager takes where its file says nothing. */
const unsaid: Inherited = { receiver: '', groupBy: [], groupWait: seconds(30), groupInterval: minutes(5), repeatInterval: hours(4) };

/** The kinds of receivers that are told when an alert is over unless they say otherwise. */
const tellsByItself = /^(?:webhook|pagerduty|opsgenie|victorops|pushover|telegram|discord|msteams|msteamsv2|webex|sns)_configs$/;

/** Routes, receivers and inhibitions of an Alertmanager. @throws DrillError `alerting-invalid`. */
export const readAlertmanager = async (file: string): Promise<Pick<AlertPipeline, 'route' | 'receivers' | 'inhibitedBy'>> => {
  const { route, receivers, inhibit_rules: inhibitions } = await readYaml(file);
  return {
    route: routeOf(isYamlMap(route) ? route : {}, unsaid),
    receivers: mapsIn(receivers).map(receiverOf),
    inhibitedBy: mapsIn(inhibitions).map((rule) => readMatchers(rule, 'source_')),
  };
};

const routeOf = (map: YamlMap, above: Inherited): AlertRoute => {
  const inherited: Inherited = {
    receiver: textOf(map['receiver']) ?? above.receiver,
    groupBy: map['group_by'] === undefined ? above.groupBy : textsIn(map['group_by']),
    groupWait: durationOf(map['group_wait']) ?? above.groupWait,
    groupInterval: durationOf(map['group_interval']) ?? above.groupInterval,
    repeatInterval: durationOf(map['repeat_interval']) ?? above.repeatInterval,
  };
  return {
    ...inherited,
    matchers: readMatchers(map),
    continues: map['continue'] === true,
    routes: mapsIn(map['routes']).map((child) => routeOf(child, inherited)),
  };
};

const receiverOf = (map: YamlMap): AlertReceiver => ({
  name: textOf(map['name']) ?? '',
  sendsResolved: Object.entries(map).some(([kind, all]) =>
    mapsIn(all).some(({ send_resolved: told }) => (typeof told === 'boolean' ? told : tellsByItself.test(kind))),
  ),
});
