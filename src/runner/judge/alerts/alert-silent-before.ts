import type { Finding } from '../../../core/check.ts';
import type { AlertTrial } from './alert-trial.ts';

/** An alert that fired or was pending when the fault came had its time counted from something else. */
export const alertSilentBefore = ({ alert, said, told, from }: AlertTrial): readonly Finding[] => {
  const before = [...said, ...told].filter(({ atMs }) => atMs < from).toSorted((a, b) => a.atMs - b.atMs);
  const last = before.filter(({ seen }) => seen === 'prometheus').at(-1);
  const open = last !== undefined && (last.state === 'pending' || last.state === 'firing');
  const rang = before.find(({ state }) => state === 'firing');
  const saw = open ? `it was ${last.state} already when the fault came` : rang !== undefined ? 'it fired before the fault' : 'silence';
  return [
    {
      claim: `${alert} is silent before the fault`,
      verdict: open || rang !== undefined ? 'inconclusive' : 'held',
      saw,
      evidence: [...new Set([open ? last.id : undefined, rang?.id])].filter((id) => id !== undefined),
      ...(saw === 'silence' ? {} : { hint: 'what rings without a fault says nothing about one: find out why, and let it pass before the fault' }),
    },
  ];
};
