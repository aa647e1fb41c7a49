import { formatDuration, milliseconds, type Duration } from './duration.ts';
import type { Fault } from './fault.ts';
import { callSite, type Place } from './place.ts';

/** What a drill breaks: one fault, or several with a rule of when each strikes and how long it stays. */
export type Break = Fault | Composition;

/** When the parts of a composition strike, and how long they stay. Durations are played as given in both timings: they belong to the fault, not to the document. */
export type Rule =
  | { readonly rule: 'together' }
  /** The next one begins `every` after the one before it, early or late by up to `jitter`; shuffled or in the order written. */
  | { readonly rule: 'staggered'; readonly every: Duration; readonly jitter: Duration; readonly shuffled: boolean }
  /** Each gives way to the next once that one bites. */
  | { readonly rule: 'in-sequence' }
  /** Lifted this long after the last of it was seen to bite. */
  | { readonly rule: 'for-time'; readonly lasts: Duration }
  /** Comes and goes: `on` from when it was seen to bite, `off` from when it was seen to be lifted. */
  | { readonly rule: 'flap'; readonly on: Duration; readonly off: Duration; readonly times: number };

/** Several faults as one. Frozen data, like a fault; every fault in it is written down, injected, seen and undone by itself. */
export type Composition = Rule & {
  /** What it is, for the plan: `together`, `partition of a | b`. */
  readonly words: string;
  readonly parts: readonly Break[];
  readonly place: Place | undefined;
};

/** More than any drill needs; what is beyond it is a slip, not a drill. */
const mostStrikes = 500;

export const isFault = (broken: Break): broken is Fault => 'capability' in broken;

/** How often anything is injected in all. */
const strikes = (broken: Break): number =>
  isFault(broken) ? 1 : broken.parts.reduce((sum, part) => sum + strikes(part), 0) * (broken.rule === 'flap' ? broken.times : 1);

/**
 * Freezes a composition. `maker` is the public function that the drill called, so that refusals point at the drill's line.
 * @throws RangeError when it has no part, or would strike more than 500 times.
 */
export const composition = (
  maker: (...args: never[]) => unknown,
  rule: Rule,
  parts: { readonly words: string; readonly parts: readonly Break[] },
): Composition => {
  const made = { ...rule, words: parts.words, parts: Object.freeze([...parts.parts]), place: callSite(maker) };
  if (made.parts.length === 0) throw new RangeError(`${parts.words}: of nothing`);
  const count = strikes(made);
  if (count > mostStrikes) throw new RangeError(`${parts.words}: it would strike ${String(count)} times, at most ${String(mostStrikes)} are allowed`);
  return Object.freeze(made);
};

/**
 * All at once: every intent is written down before the first strikes, then they strike side by side. Stays until it is lifted as a whole.
 * @throws RangeError without a part.
 */
export const together = (...parts: readonly Break[]): Composition => composition(together, { rule: 'together' }, { words: 'together', parts });

/**
 * One after the other, each giving way to the next once that one bites. What lasts for a time of its own, flaps or is staggered comes to its end first.
 * A drill's `breaks` is one.
 * @throws RangeError without a part.
 */
export const inSequence = (...parts: readonly Break[]): Composition =>
  composition(inSequence, { rule: 'in-sequence' }, { words: 'in sequence', parts });

export interface StaggerSettings {
  /** From the beginning of one to the beginning of the next. */
  readonly every: Duration;
  /** Each but the first begins early or late by up to this, by the seed of the run. Default none. */
  readonly jitter?: Duration;
  /** Whether the seed of the run decides the order. Default: as written. */
  readonly shuffled?: boolean;
}

/**
 * One more at a time; what has struck stays in force.
 * @throws RangeError without a part, when nothing lies between two, or when the jitter is larger than half of what does: their order would be lost.
 */
export const staggered = ({ every, jitter = milliseconds(0), shuffled = false }: StaggerSettings, ...parts: readonly Break[]): Composition => {
  if (every === 0) throw new RangeError('staggered every 0 ms is together');
  if (jitter > every / 2) throw new RangeError(`jitter (${formatDuration(jitter)}) cannot be larger than half of ${formatDuration(every)}`);
  const varied = [...(jitter === 0 ? [] : [` ± ${formatDuration(jitter)}`]), ...(shuffled ? [', shuffled'] : [])].join('');
  return composition(
    staggered,
    { rule: 'staggered', every, jitter, shuffled },
    { words: `staggered, one every ${formatDuration(every)}${varied}`, parts },
  );
};

/**
 * Lifted by itself, this long after the last of it was seen to bite.
 * @throws RangeError for no time at all.
 */
export const forTime = (lasts: Duration, part: Break): Composition => {
  if (lasts === 0) throw new RangeError('a fault for 0 ms is none');
  return composition(forTime, { rule: 'for-time', lasts }, { words: `for ${formatDuration(lasts)}`, parts: [part] });
};

export interface FlapSettings {
  /** How long it stays each time, from when it was seen to bite. */
  readonly on: Duration;
  /** How long it is away between two times, from when it was seen to be lifted. */
  readonly off: Duration;
  /** How often it strikes: 2 to 100. */
  readonly times: number;
}

/**
 * Comes and goes, a bounded number of times. It ends lifted.
 * @throws RangeError for no time on or off, or for another number of times than 2 to 100.
 */
export const flap = (part: Break, { on, off, times }: FlapSettings): Composition => {
  if (on === 0 || off === 0) throw new RangeError('what flaps is on for a while and off for a while, and neither is 0 ms');
  if (!Number.isInteger(times) || times < 2 || times > 100) throw new RangeError(`something flaps 2 to 100 times, got ${String(times)}`);
  const words = `${String(times)} times, on for ${formatDuration(on)}, off for ${formatDuration(off)}`;
  return composition(flap, { rule: 'flap', on, off, times }, { words, parts: [part] });
};

/** Every fault that a drill may inject, once each, in the order written. */
export const faultsOf = (breaks: readonly Break[]): readonly Fault[] => breaks.flatMap((one) => (isFault(one) ? [one] : faultsOf(one.parts)));
