import { formatDuration } from '../core/duration.ts';
import type { ReportDegraded } from '../core/report.ts';
import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import { operationsOf } from './operations-of.ts';

/**
 * Operations are late when the 99th percentile of a hundred that follow each other started more than 1 ms after their instants: a tenth of the shortest
 * period that probes and loads have, and what an idle machine keeps to with room to spare (docs/proofs/calibration.md).
 */
const mostLateMs = 1;
const together = 100;

/**
 * A figure is in doubt when what was lost to stalls exceeds a fifth of its promise. Nearer than that a busy machine would make half of all trials
 * worthless; beyond it nobody would sign the figure. Below it, the loss is part of the figure's error.
 */
const doubtfulShare = 0.2;
export const isInDoubt = (lost: number, promised: number): boolean => lost > promised * doubtfulShare;

/** A stretch of a trial in which time was not kept, and how much of it that may have cost. */
export type Degraded = ReportDegraded;

/** Where threads stood still, the machine was suspended, its clock was set, or operations started late; in the order of time. */
export const degradedStretches = (timeline: Timeline): readonly Degraded[] => {
  const stalls = eventsOf(timeline, 'stall');
  const ofThreads = stalls.filter(({ of }) => of === 'main thread' || of === 'load thread');
  const ofMachine = stalls.filter(({ of }) => of === 'host' || of === 'wall clock');
  return [...standstills(ofThreads), ...ofMachine.map(shift), ...latenesses(timeline)].sort((a, b) => a.from_ms - b.from_ms);
};

/**
 * How much time was lost to them between two instants. Standstills add up, and so does what happened to the machine; lateness is theirs as well, so
 * that only its worst counts, and only where it is more than they were.
 */
export const lostBetween = (stretches: readonly Degraded[], fromMs: number, toMs: number): number => {
  const inside = stretches.filter(({ from_ms, to_ms }) => to_ms >= fromMs && from_ms <= toMs);
  const sum = (cause: Degraded['cause']): number => inside.filter((each) => each.cause === cause).reduce((total, { lost_ms }) => total + lost_ms, 0);
  const late = Math.max(0, ...inside.filter(({ cause }) => cause === 'late').map(({ lost_ms }) => lost_ms));
  return Math.max(late, sum('standstill')) + sum('suspended') + sum('clock-set');
};

/** Threads that stood still at the same time lost that time once. */
const standstills = (stalls: readonly EventOf<'stall'>[]): readonly Degraded[] => {
  const merged: { from: number; to: number; of: Set<string> }[] = [];
  for (const { atMs, lostMs, of } of stalls.toSorted((a, b) => a.atMs - a.lostMs - (b.atMs - b.lostMs))) {
    const from = Math.max(0, atMs - lostMs);
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, atMs);
      last.of.add(of);
    } else merged.push({ from, to: atMs, of: new Set([of]) });
  }
  return merged.map(({ from, to, of }) => ({
    cause: 'standstill',
    why: `${[...of].join(' and ')} stood still for ${formatDuration(to - from)}`,
    from_ms: from,
    to_ms: to,
    lost_ms: to - from,
  }));
};

const shift = ({ atMs, lostMs, of }: EventOf<'stall'>): Degraded =>
  of === 'host'
    ? { cause: 'suspended', why: `the machine was suspended for ${formatDuration(lostMs)}`, from_ms: atMs, to_ms: atMs, lost_ms: lostMs }
    : { cause: 'clock-set', why: `the wall clock was set by ${formatDuration(lostMs)}`, from_ms: atMs, to_ms: atMs, lost_ms: lostMs };

/** Hundreds of operations whose 99th percentile was late; those that follow each other are one stretch. */
const latenesses = (timeline: Timeline): readonly Degraded[] => {
  const started = operationsOf(timeline).flatMap(({ intendedMs, lateMs }) => (lateMs === undefined ? [] : [{ intendedMs, lateMs }]));
  const stretches: { from: number; to: number; lostMs: number; late: number; of: number; group: number }[] = [];
  for (let group = 0; group * together < started.length; group += 1) {
    const inside = started.slice(group * together, (group + 1) * together);
    const late = inside.filter(({ lateMs }) => lateMs > mostLateMs);
    const [first] = late;
    // One of a hundred may be as late as it likes: that is what the 99th percentile says.
    if (first === undefined || late.length <= together / 100) continue;
    const found = {
      from: first.intendedMs,
      to: Math.max(...late.map(({ intendedMs, lateMs }) => intendedMs + lateMs)),
      lostMs: Math.max(...late.map(({ lateMs }) => lateMs)),
      ...{ late: late.length, of: inside.length, group },
    };
    const last = stretches.at(-1);
    if (last?.group !== group - 1) stretches.push(found);
    else
      Object.assign(last, {
        ...found,
        from: last.from,
        lostMs: Math.max(last.lostMs, found.lostMs),
        late: last.late + found.late,
        of: last.of + found.of,
      });
  }
  return stretches.map(({ from, to, lostMs, late, of }) => ({
    cause: 'late',
    why: `${String(late)} of ${String(of)} operations started more than ${formatDuration(mostLateMs)} late, at most ${formatDuration(lostMs)}`,
    from_ms: from,
    to_ms: to,
    lost_ms: lostMs,
  }));
};
