import type { Finding } from '../../core/check.ts';
import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Plan } from '../plan.ts';

/** The name under which the rescue phase writes down what it tried. */
export const rescueEvidence = 'undocumented step';

/** What had to be done besides the document: each is drift, at the heading of its section. */
export const judgeRescues = ({ section }: Plan, timeline: Timeline): readonly Finding[] =>
  eventsOf(timeline, 'evidence')
    .filter(({ check }) => check === rescueEvidence)
    .map(({ name, value, id }) => ({
      claim: 'the document brings service back by itself',
      verdict: 'drift',
      saw: `an undocumented step was tried: ${name}: ${String(value)}`,
      place: section.place,
      hint: `write it down under "${section.title}", if it is what brings service back`,
      evidence: [id],
    }));
