import { formatDuration } from '../../../core/duration.ts';
import { formatPlace } from '../../../core/place.ts';
import type { StepHeading } from '../../../core/reporter.ts';
import type { Event, EventOf, FaultStage, Phase } from '../../../core/timeline.ts';
import type { Colours } from '../colours.ts';

const phaseWords: Readonly<Record<Phase, string>> = {
  start: 'Make the system ready',
  steady: 'Prove the steady state',
  inject: 'Break it',
  detect: 'Watch for the documented detection',
  alert: 'Wait for the documented alert',
  recover: 'Carry out the runbook',
  stabilise: 'Watch that it stays good',
  rescue: 'Try what the document does not say',
  judge: 'Judge',
  undo: 'Undo every fault',
  stop: 'Clear up',
};

/** What one event looks like while a trial runs. `label` stands in its own column; a phase has only a label. */
export interface EventLine {
  readonly label: string;
  readonly text: string;
  readonly ink: (text: string) => string;
}

/** Answers the line of each event in turn, or `undefined` for what would only be noise. */
export const eventLines = (c: Colours, steps: readonly StepHeading[] = []): ((event: Event) => EventLine | undefined) => {
  const headings = new Map(steps.map((step) => [step.id, step]));
  const held = new Map<string, boolean>();
  let phase: Phase | undefined;
  let seenHere = new Set<string>();

  const line = (label: string, ink: (text: string) => string, ...parts: readonly (string | undefined)[]): EventLine => ({
    label,
    ink,
    text: parts.filter((part) => part !== undefined && part !== '').join(' · '),
  });
  const phaseLine = (event: EventOf<'phase'>): EventLine | undefined => {
    if (event.edge === 'ended') return undefined;
    phase = event.phase;
    seenHere = new Set();
    return line(phaseWords[event.phase], c.bold);
  };
  const sampleLine = (event: EventOf<'sample'>): EventLine | undefined => {
    const before = held.get(event.condition);
    held.set(event.condition, event.holds);
    // A condition is sampled many times a second: only that it changed is news, and of one that flaps only the first time in a phase.
    const change = `${String(event.holds)} ${event.condition}`;
    if (before === undefined || before === event.holds || phase === 'start' || seenHere.has(change)) return undefined;
    seenHere.add(change);
    return line(event.holds ? 'seen' : 'no more', event.holds ? c.cyan : c.dim, event.condition, event.saw);
  };
  const stepLine = (event: EventOf<'step'>): EventLine => {
    const heading = headings.get(event.step);
    const place = heading === undefined ? event.step : formatPlace(heading);
    if (event.edge === 'began') return line('step', c.dim, place, heading?.text);
    const code = event.exitCode === undefined ? undefined : `exit code ${String(event.exitCode)}`;
    // What was seen of a command usually begins with its exit code already.
    const exit = code !== undefined && event.saw?.startsWith(code) === true ? undefined : code;
    return event.ok === false ? line('failed', c.red, place, exit, event.saw) : line('ok', c.green, place, exit, event.saw);
  };
  const faultLine = ({ fault, target, stage, saw }: EventOf<'fault'>): EventLine | undefined => {
    const [label, ink] = faultLabels(c)[stage];
    return stage === 'intended' ? undefined : line(label, ink, `${fault} on ${target}`, saw);
  };

  return (event) => {
    switch (event.kind) {
      case 'phase':
        return phaseLine(event);
      case 'fault':
        return faultLine(event);
      case 'alert': {
        const who = event.seen === 'delivered' ? `${event.alert} was delivered` : `Prometheus says ${event.alert}`;
        return line('alert', { firing: c.yellow, resolved: c.green, pending: c.dim, inactive: c.dim }[event.state], `${who}: ${event.state}`);
      }
      case 'step':
        return stepLine(event);
      case 'sample':
        return sampleLine(event);
      case 'stall':
        return event.lostMs < leastToldMs ? undefined : line('stall', c.yellow, stallWords(event));
      case 'trouble':
        return line('trouble', c.yellow, `${event.where}: ${event.message}`);
      case 'operation':
      case 'evidence':
      case 'recalled':
        return undefined;
    }
  };
};

/** Shorter ones stand in the report, beside the figures that they touch. */
const leastToldMs = 250;

const stallWords = ({ of, lostMs }: EventOf<'stall'>): string =>
  of === 'host'
    ? `the machine was suspended for ${formatDuration(lostMs)}`
    : of === 'wall clock'
      ? `the wall clock was set by ${formatDuration(lostMs)}`
      : `the ${of} of firedrill stood still for ${formatDuration(lostMs)}`;

const faultLabels = (c: Colours): Readonly<Record<FaultStage, readonly [string, (text: string) => string]>> => ({
  'intended': ['', c.dim],
  'injected': ['injected', c.red],
  'bitten': ['bitten', c.red],
  'unproven': ['unproven', c.magenta],
  'leaked': ['LEAKED', c.magenta],
  'repaired': ['repaired', c.green],
  'lifted': ['lifted', c.green],
  'seen-lifted': ['gone', c.green],
  'residue': ['RESIDUE', (text) => c.bgRed(c.white(c.bold(text)))],
});
