import { formatPlace } from '../core/place.ts';
import type { BoundSection } from '../runbook/bind-section.ts';

/** What a plan says of the sentences that a person has accepted for the drill. */
export const acceptedLines = (id: string, { findings, unaccepted }: BoundSection): readonly string[] => [
  findings.length === 0 ? `accepted   never: firedrill runbook accept ${id}` : 'accepted',
  ...findings.map(({ verdict, claim, saw, place }) => `  ${place === undefined ? '' : `${formatPlace(place)}  `}${claim}: ${verdict}, ${saw}`),
  ...(findings.length === 0 ? [] : unaccepted.map((words) => `  nobody has accepted the sentence of "${words}" yet: firedrill runbook accept ${id}`)),
];
