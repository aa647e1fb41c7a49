import type { SystemUnderTest } from '../../system-under-test.ts';
import { asClient } from '../as-client.ts';
import { portOf } from '../port-of.ts';

/** One answer, as a client on the stack's network got it. */
export interface Answered {
  /** 0 where there was none. */
  readonly status: number;
  readonly elapsedMs: number;
  readonly body: string;
  /** In seconds; empty where the answer had none. */
  readonly retryAfter: string;
  /** What went wrong in the client's own words; empty where nothing did. `timeout` and `certificate` are told apart. */
  readonly problem: '' | 'timeout' | 'certificate';
  readonly words: string;
}

/** A client that waits longer than this has lost its patience. */
export const patienceMs = 2_000;

const problems: Readonly<Record<string, Answered['problem']>> = { 0: '', 28: 'timeout', 60: 'certificate' };

/** Ends each answer; no body holds it. */
const mark = '~firedrill~';
const line = `${mark}%{http_code}|%{time_total}|%header{retry-after}|%{exitcode}|%{errormsg}${mark}`;

/** The authority is asked for by plain HTTP: it is what a client of this upstream is set up to trust. */
const script = `exec curl --silent --globoff --max-time "$1" --cacert <(curl --silent --max-time "$1" "$2") --write-out "$3" "\${@:4}"`;

/**
 * Asks a running upstream from another container of the stack, once for each path, over one connection: by plain HTTP at the first port that it offers.
 * @throws Error when it could not be asked at all: no connection, no such name.
 */
export const ask = async (
  system: SystemUnderTest,
  service: string,
  paths: readonly string[],
  { scheme = 'http' }: { readonly scheme?: 'http' | 'https' } = {},
): Promise<readonly Answered[]> => {
  const plain = `http://${service}:${String(portOf(system, service))}`;
  const origin = scheme === 'http' ? plain : `https://${service}:8443`;
  const output = await asClient(system, [
    ...['bash', '-c', script, 'ask', String(patienceMs / 1_000), `${plain}/ca.pem`, line],
    ...paths.map((path) => origin + path),
  ]);
  const parts = output.split(mark);
  if (parts.length < 2 * paths.length + 1) throw new Error(`the client on the stack's network said ${JSON.stringify(output)}`);
  return paths.map((_, index) => {
    const [status, elapsed, retryAfter = '', code = '', ...words] = (parts[2 * index + 1] ?? '').split('|');
    const problem = problems[code];
    if (problem === undefined) throw new Error(`${service} cannot be asked: ${words.join('|')}`);
    return {
      status: Number(status),
      elapsedMs: Math.round(Number(elapsed) * 1_000),
      body: parts[2 * index] ?? '',
      retryAfter,
      problem,
      words: words.join('|'),
    };
  });
};

/** The body as JSON; `undefined` where it is none. */
export const jsonOf = ({ body }: Answered): Readonly<Record<string, unknown>> | undefined => {
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
};

/** Evidence in words. */
export const inWords = (path: string, { status, elapsedMs, problem, words, body }: Answered): string =>
  problem === ''
    ? `${path}: ${String(status)} after ${String(elapsedMs)} ms, ${String(body.length)} characters`
    : `${path}: ${words} (after ${String(elapsedMs)} ms)`;
