import type { Delay } from './delay.ts';
import { formatDuration, type Duration } from './duration.ts';
import type { Timing } from './timing.ts';

/** Which of the figures of a trial a setting adds to. */
export type KnobFigure = 'detect' | 'alert' | 'act' | 'restore';

/** A setting of the system, or a wait that the document asks for, that costs time in an incident. The settings of Prometheus and Alertmanager are read from their files. */
export interface Knob {
  readonly adds: readonly KnobFigure[];
  /** `physics`: a setting of the system. `runbook`: something that the document has people do or wait for. */
  readonly owner: 'physics' | 'runbook';
  /** Completes "it takes this long because of": "the API giving Redis 400 ms". */
  readonly what: string;
  /** The most that it costs. */
  readonly duration: Duration;
  /** The least, where everything falls well: none of an interval. Default: the duration. */
  readonly atLeast?: Duration;
  /** Where it is written. */
  readonly source: string;
  /** Set where the trial plays it like every documented duration. What is not documented is never scaled. */
  readonly isPlayed?: true;
}

export interface KnobSettings extends Pick<Knob, 'source' | 'atLeast' | 'isPlayed'> {
  readonly adds: Knob['adds'];
  /** Default `physics`. */
  readonly owner?: Knob['owner'];
}

/** A setting that costs this much time in an incident: `costs('the API giving Redis', milliseconds(400), { adds: ['detect'], source: 'app.ts' })`. */
export const costs = (what: string, duration: Duration, { owner = 'physics', ...settings }: KnobSettings): Knob => ({
  what,
  duration,
  owner,
  ...settings,
});

/** A delay, and whose it is. */
export interface OwnedDelay extends Delay {
  readonly owner: Knob['owner'];
}

/** The knobs that add to one figure, as they are played. */
export const knobsOf = (knobs: readonly Knob[], figure: KnobFigure, timing: Timing): readonly OwnedDelay[] =>
  knobs
    .filter(({ adds }) => adds.includes(figure))
    .map(({ owner, what, duration, atLeast = duration, source, isPlayed }) => {
      const play = (given: Duration): number => (isPlayed === true ? timing.play(given) : given);
      return { owner, what: `${what} ${formatDuration(play(duration))}`, least: play(atLeast), most: play(duration), source };
    });
