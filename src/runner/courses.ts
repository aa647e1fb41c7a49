import type { Clock } from '../core/clock.ts';
import { firstStrokesOf, type Scheduled } from '../core/schedule.ts';
import type { Injector, Prepared } from './injector/injection.ts';

/** A part of a drill's `breaks` that takes its course: by itself it strikes, waits, lifts and strikes again as its rule says. */
export interface Course {
  /** Whether all that strikes at its beginning was seen to bite. */
  readonly struck: Promise<boolean>;
  /** Settles when nothing more will strike or be lifted by itself: whether all of it was seen to bite. What is in force then stays. */
  readonly over: Promise<boolean>;
  /** Lifts what is in force of it, what came last first. To be called once it is over. */
  readonly lift: () => Promise<void>;
}

export interface Courses extends AsyncDisposable {
  /** Writes down what strikes at once, then lets it take its course. @throws DrillError `ledger-unwritable`. */
  begin(scheduled: Scheduled): Promise<Course>;
}

type Ready = ReadonlyMap<string, Prepared>;

/** Lets compositions of faults take their course until the signal is aborted, or this is disposed: then nothing strikes any more, and what is in force stays for the injector to lift. */
export const courses = (injector: Pick<Injector, 'prepare'>, clock: Clock, trial: AbortSignal): Courses => {
  const ended = new AbortController();
  const signal = AbortSignal.any([trial, ended.signal]);
  const open: Promise<unknown>[] = [];

  const prepare = async (scheduled: Scheduled): Promise<Ready> => {
    const strokes = firstStrokesOf(scheduled);
    const prepared = await injector.prepare(strokes, signal);
    return new Map(strokes.flatMap(({ id }, index) => (prepared[index] === undefined ? [] : [[id, prepared[index]] as const])));
  };

  /** A course whose failure is nobody's surprise when nobody waits for it: whoever does wait still gets it. */
  const course = (struck: Promise<boolean>, over: Promise<boolean>, lift: Course['lift']): Course => {
    open.push(struck, over);
    for (const promise of [struck, over]) promise.catch(() => undefined);
    return { struck, over, lift };
  };

  const play = (scheduled: Scheduled, ready: Ready): Course => {
    switch (scheduled.part) {
      case 'stroke': {
        const prepared = ready.get(scheduled.stroke.id);
        if (prepared === undefined) throw new Error(`${scheduled.stroke.id} was not written down`);
        const striking = prepared.strike(signal);
        const bites = striking.then((injection) => injection.bites);
        return course(bites, bites, async () => {
          // What cannot be lifted now is tried again, and told, when everything is undone.
          await (await striking).lift();
        });
      }
      case 'side-by-side':
        return sideBySide(
          scheduled.begins.map(({ after, what }) => (after === 0 ? play(what, ready) : later(what, () => clock.wait(after, signal)))),
          scheduled.begins.map(({ after }) => after === 0),
        );
      case 'in-sequence':
        return oneByOne(scheduled.parts, ready, {
          onStruck: async (_, previous) => {
            await previous?.lift();
          },
          onOver: () => Promise.resolve(),
        });
      case 'flap': {
        const { times, on, off } = scheduled;
        return oneByOne(times, ready, {
          onStruck: () => Promise.resolve(),
          onOver: async (one, isLast) => {
            await clock.wait(on, signal);
            await one.lift();
            if (!isLast) await clock.wait(off, signal);
          },
        });
      }
      case 'for-time': {
        const what = play(scheduled.what, ready);
        const over = what.over.then(async (bites) => {
          if (!bites) return false;
          await clock.wait(scheduled.lasts, signal);
          await what.lift();
          return true;
        });
        return course(what.struck, over, what.lift);
      }
    }
  };

  /** Begins by itself, after something else. */
  const later = (scheduled: Scheduled, first: () => Promise<unknown>): Course => {
    const began = first().then(async () => play(scheduled, await prepare(scheduled)));
    return course(
      began.then(({ struck }) => struck),
      began.then(({ over }) => over),
      async () => {
        await (await began).lift();
      },
    );
  };

  const sideBySide = (all: readonly Course[], atOnce: readonly boolean[]): Course =>
    course(every(all.filter((_, index) => atOnce[index]).map(({ struck }) => struck)), every(all.map(({ over }) => over)), async () => {
      // What began at the same instant has no last one.
      for (const one of all.filter((_, index) => atOnce[index] !== true).toReversed()) await one.lift();
      await Promise.all(all.filter((_, index) => atOnce[index]).map((one) => one.lift()));
    });

  const oneByOne = (
    parts: readonly Scheduled[],
    ready: Ready,
    {
      onStruck,
      onOver,
    }: { readonly onStruck: (now: Course, previous?: Course) => Promise<void>; readonly onOver: (now: Course, isLast: boolean) => Promise<void> },
  ): Course => {
    const [first, ...rest] = parts;
    if (first === undefined) throw new RangeError('a course of nothing');
    let current = play(first, ready);
    const beginning = current.struck;
    const over = (async () => {
      for (let index = 0; ; index += 1) {
        if (!(await current.struck)) return false;
        if (!(await current.over)) return false;
        await onOver(current, index === rest.length);
        const next = rest[index];
        if (next === undefined) return true;
        const previous = current;
        current = play(next, await prepare(next));
        if (!(await current.struck)) return false;
        await onStruck(current, previous);
      }
    })();
    return course(beginning, over, () => current.lift());
  };

  return {
    begin: async (scheduled) => play(scheduled, await prepare(scheduled)),
    [Symbol.asyncDispose]: async () => {
      ended.abort(new Error('the trial is over'));
      // Whoever waits may begin something: what is open grows until all of it has settled.
      for (let seen = -1; seen !== open.length;) {
        seen = open.length;
        await Promise.allSettled(open);
      }
    },
  };
};

/** Waits for all, so that one that fails keeps nobody from being known. */
const every = async (answers: readonly Promise<boolean>[]): Promise<boolean> => {
  const settled = await Promise.allSettled(answers);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.every((one) => one.status === 'fulfilled' && one.value);
};
