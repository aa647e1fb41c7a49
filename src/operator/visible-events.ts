import { Transform } from 'node:stream';
import { isRecord } from '../core/is-record.ts';
import { roleLabel } from './scope.ts';

/** Longer than any event; what exceeds it is not an event and is dropped. */
const eventLimit = 1024 * 1024;

/** Lets the events of visible objects pass, one JSON object a line, and swallows those of firedrill's own containers. */
export const visibleEvents = (): Transform => {
  let pending = '';
  const decoder = new TextDecoder();
  const visible = (line: string): boolean => {
    try {
      const event: unknown = JSON.parse(line);
      const actor = isRecord(event) ? event['Actor'] : undefined;
      const attributes = isRecord(actor) ? actor['Attributes'] : undefined;
      return isRecord(attributes) && attributes[roleLabel] === undefined;
    } catch {
      return false;
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const lines = (pending + decoder.decode(chunk, { stream: true })).split('\n');
      pending = lines.pop() ?? '';
      if (pending.length > eventLimit) pending = '';
      done(
        null,
        lines
          .filter(visible)
          .map((line) => `${line}\n`)
          .join(''),
      );
    },
    flush(done) {
      done(null, visible(pending) ? `${pending}\n` : '');
    },
  });
};
