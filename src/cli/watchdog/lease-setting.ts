import { milliseconds, seconds, type Duration } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';

const variable = 'FIREDRILL_LEASE_MS';
const [shortest, longest] = [500, 600_000];

/** How long a run may be silent before its watchdog takes over: 10 s, or what the environment says. @throws DrillError `usage`. */
export const leaseSetting = (environment: Readonly<Record<string, string | undefined>> = process.env): Duration => {
  const text = environment[variable];
  if (text === undefined || text === '') return seconds(10);
  const written = /^\d+$/.test(text) ? Number(text) : NaN;
  if (written >= shortest && written <= longest) return milliseconds(written);
  throw new DrillError('usage', `${variable} is "${text}"`, {
    hint: `give a whole number of milliseconds from ${String(shortest)} to ${String(longest)}, or nothing for 10 s`,
  });
};
