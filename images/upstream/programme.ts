import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { EventEmitter, once } from 'node:events';

/** How this upstream behaves: flat, so that each harm has fields of its own and two harms never undo each other. */
export interface Programme {
  /** What discovery and tokens call the issuer. Where requests are served is another thing and does not change. */
  readonly issuer: string;
  /** The ids of the keys that the key set shows, separated by spaces, and of the one that signs. */
  readonly publishedKeys: string;
  readonly signingKey: string;
  /** The key that signed before a rotation; empty when there was none. */
  readonly retiredKey: string;
  /** 0: none. Otherwise the status that the key set answers instead. */
  readonly jwksStatus: number;
  /** Requests for the key set are accepted and not answered until this is false again. */
  readonly jwksStall: boolean;
  readonly jwksGarbage: Garbage;
  readonly jwksEmpty: boolean;
  /** The share of requests to the API that get `apiStatus`, from 0 to 1. */
  readonly apiRate: number;
  readonly apiStatus: number;
  readonly apiDelayMs: number;
  readonly apiGarbage: Garbage;
  /** 0: none. Otherwise every request to the API gets 429 with this many seconds as Retry-After. */
  readonly apiRetryAfter: number;
  readonly certificate: CertificateKind;
  /** Decides which requests `apiRate` hits. */
  readonly seed: number;
}

/** A page of a proxy instead of the answer, or the first half of the answer. */
type Garbage = 'none' | 'html' | 'truncated';
export type CertificateKind = 'valid' | 'expired' | 'self-signed' | 'wrong-name';

/** What does as it should, whoever it is and whichever keys it has. */
export const sound: Omit<Programme, 'issuer' | 'publishedKeys' | 'signingKey' | 'seed'> = {
  retiredKey: '',
  ...{ jwksStatus: 0, jwksStall: false, jwksGarbage: 'none', jwksEmpty: false },
  ...{ apiRate: 0, apiStatus: 503, apiDelayMs: 0, apiGarbage: 'none', apiRetryAfter: 0 },
  certificate: 'valid',
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  jwksGarbage: ['none', 'html', 'truncated'],
  apiGarbage: ['none', 'html', 'truncated'],
  certificate: ['valid', 'expired', 'self-signed', 'wrong-name'],
};

/** The programme, kept in a file, so that a restart changes nothing. */
export interface ProgrammeStore {
  now(): Programme;
  /** Sets the fields that are given and leaves the others. @throws RangeError for a field or a value that there is not. */
  set(fields: Readonly<Record<string, unknown>>): void;
  /** Called after every change, before the one who made it gets an answer. */
  onChange(listener: (programme: Programme) => void): void;
  /** Resolves as soon as the condition holds; rejects when the signal aborts. */
  until(condition: (programme: Programme) => boolean, signal: AbortSignal): Promise<void>;
}

export const programmeStore = (file: string, first: () => Programme, check: (programme: Programme) => void): ProgrammeStore => {
  const changes = new EventEmitter().setMaxListeners(0);
  const write = (programme: Programme): Programme => {
    writeFileSync(`${file}.new`, JSON.stringify(programme));
    renameSync(`${file}.new`, file);
    return programme;
  };
  let current = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Programme) : write(first());
  return {
    now: () => current,
    set: (fields) => {
      for (const [name, value] of Object.entries(fields)) {
        if (!Object.hasOwn(current, name)) throw new RangeError(`there is no field ${name}`);
        const wanted = typeof current[name as keyof Programme];
        if (typeof value !== wanted) throw new RangeError(`${name} is a ${wanted}`);
        if (allowed[name]?.includes(String(value)) === false) throw new RangeError(`${name} is one of ${allowed[name].join(', ')}`);
      }
      const next = { ...current, ...fields };
      check(next);
      current = write(next);
      changes.emit('change');
    },
    onChange: (listener) => {
      changes.on('change', () => {
        listener(current);
      });
    },
    until: async (condition, signal) => {
      while (!condition(current)) await once(changes, 'change', { signal });
    },
  };
};
