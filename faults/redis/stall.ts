import { fault, formatDuration, minutes, type Duration, type Fault, type Service } from 'firedrill';

export interface StallSettings {
  /** After this the server answers again by itself, even when nobody is left to lift the fault. Default 10 minutes. */
  readonly atMost?: Duration;
}

/**
 * The server accepts connections and commands, and answers none; what it was sent it does later. Made of pauses of 2 s, one after the other: a command that
 * arrives in the 2 ms between two of them gets through. Undone by making no more of them, which takes up to 2 s, and by the timer frequency (`hz`) found before.
 * @throws RangeError when the time is nothing.
 */
export const stall = (service: Service, { atMost = minutes(10) }: StallSettings = {}): Fault<'pauseCommands'> => {
  if (atMost === 0) throw new RangeError('a stall of 0 ms stalls nothing');
  return fault(stall, {
    kind: 'stall',
    target: service,
    capability: 'pauseCommands',
    settings: { atMost },
    words: {
      does: `keeps ${service.name} from answering, for ${formatDuration(atMost)} at most`,
      usersSee: 'requests that hang until a timeout of the client ends them',
      bites: 'a command gets no answer',
      lifted: 'a command is answered',
    },
  });
};
