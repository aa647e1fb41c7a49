import type { Finding } from '../../../core/check.ts';
import type { AlertTrial } from './alert-trial.ts';

/** What else rang in the incident. A page that neither the section documents nor the drill lists is drift: whoever is paged finds nothing written about it. */
export const alertNoise = ({ alert, all, from, plan }: AlertTrial): readonly Finding[] => {
  const others = all.filter((event) => event.alert !== alert && event.state === 'firing' && event.atMs >= from);
  const expected = new Set([...plan.section.alerts.map((row) => row.alert), ...(plan.drill.noise ?? [])]);
  const names = [...new Set(others.map((event) => event.alert))];
  const paged = new Set(others.filter(({ seen }) => seen === 'delivered').map((event) => event.alert));
  const unknown = names.filter((name) => paged.has(name) && !expected.has(name));
  const inWords = (name: string): string => `${name}${paged.has(name) ? '' : ' (nobody was told)'}`;
  return [
    {
      claim: 'nobody is paged by an alert that this section does not document',
      verdict: unknown.length === 0 ? 'held' : 'drift',
      saw: names.length === 0 ? 'no other alert fired' : `besides ${alert} there fired ${names.map(inWords).join(', ')}`,
      place: plan.section.place,
      ...(unknown.length === 0
        ? {}
        : {
            hint: `write ${unknown.join(', ')} into the alert table under "${plan.section.title}", or keep it from paging; "noise" of the drill lists what may ring`,
          }),
      evidence: others.map(({ id }) => id),
    },
  ];
};
