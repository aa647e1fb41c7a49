import { boundedOutput } from './bounded-output.ts';
import { secretFilter } from './redact.ts';
import { controlFilter } from './strip-control.ts';

/** What a command wrote, fit to be shown. */
export interface Transcript {
  write(chunk: Uint8Array): void;
  /** A line of firedrill's own behind the output. */
  note(line: string): void;
  /** Ends the transcript and answers it. Call it once. */
  text(): string;
}

/** Bytes that are no UTF-8 become U+FFFD; control characters go first, then secrets, then what is too much: each of them could hide the next. */
export const transcript = (secrets: readonly string[], limit?: number): Transcript => {
  const decoder = new TextDecoder();
  const control = controlFilter();
  const secret = secretFilter(secrets);
  const bounded = boundedOutput(limit);
  const notes: string[] = [];
  return {
    write: (chunk) => {
      bounded.write(secret.write(control.write(decoder.decode(chunk, { stream: true }))));
    },
    note: (line) => {
      notes.push(line);
    },
    text: () => {
      bounded.write(secret.write(control.write(decoder.decode()) + control.end()) + secret.end());
      return [bounded.text(), ...notes.map((line) => `[${line}]\n`)].reduce((text, line) =>
        text === '' || text.endsWith('\n') ? text + line : `${text}\n${line}`,
      );
    },
  };
};
