import { milliseconds } from '../../core/duration.ts';
import { condition, type Condition, type Probe } from '../../core/probe.ts';
import type { Service } from '../../core/target.ts';

/** How long a line may take from the process to the harness: the engine's log file and its follower, on a busy machine. */
const delivery = milliseconds(50);

export type LogValue = string | number | boolean | null;
export type LogLine = Readonly<Record<string, unknown>>;

export interface LoggedSettings {
  /** Fields that the line must have too, with these values; a path is written with dots: `error.code`. Default any. */
  readonly fields?: Readonly<Record<string, LogValue>>;
  /** The field that holds the code of the event. Default `event`. */
  readonly codeIn?: string;
}

/** Every line of JSON that a service logs; `undefined` for the beginning and for lines of any other shape. */
export const logLines = (service: Service): Probe<LogLine | undefined> => ({
  name: `log of ${service.name}`,
  of: service,
  period: delivery,
  follows: true,
  watch: async (stack, observe, signal) => {
    observe(undefined);
    await stack.follow(
      service.name,
      (line) => {
        observe(read(line));
      },
      signal,
    );
  },
});

/** The `event` code of every line of JSON that a service logs; lines of any other shape tell nothing. */
export const logEvents = (service: Service): Probe<string | undefined> => {
  const lines = logLines(service);
  return {
    ...lines,
    name: `log events of ${service.name}`,
    watch: (stack, observe, signal) =>
      lines.watch(
        stack,
        (line) => {
          const event = line?.['event'];
          observe(typeof event === 'string' ? event : undefined);
        },
        signal,
      ),
  };
};

/** It is true that the service has logged `event`, with these fields where some are given, since the watching began. */
export const logged = (service: Service, event: string, { fields = {}, codeIn = 'event' }: LoggedSettings = {}): Condition => {
  const lines = logLines(service);
  const wanted = Object.entries(fields);
  const matches = (line: LogLine): boolean => at(line, codeIn) === event && wanted.every(([path, value]) => at(line, path) === value);
  const withFields = wanted.map(([path, value]) => `${path} ${String(value)}`).join(', ');
  return condition(
    `${service.name} logs ${event}${withFields === '' ? '' : ` with ${withFields}`}`,
    {
      ...lines,
      watch: (stack, observe, signal) => {
        let count = 0;
        return lines.watch(
          stack,
          (line) => {
            if (line !== undefined && matches(line)) count += 1;
            else if (line !== undefined) return;
            observe(count);
          },
          signal,
        );
      },
    },
    (count: number) => count > 0,
    (count) => (count === 0 ? `no ${event} yet` : `${event}${withFields === '' ? '' : ` with ${withFields}`}`),
  );
};

/** A field by its name, or by the names on the way to it. */
const at = (line: LogLine, path: string): unknown => {
  if (Object.hasOwn(line, path)) return line[path];
  return path.split('.').reduce<unknown>((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), line);
};

const isObject = (value: unknown): value is LogLine => typeof value === 'object' && value !== null && !Array.isArray(value);

const read = (line: string): LogLine | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};
