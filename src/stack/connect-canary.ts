import type { DockerEngine } from './docker-engine.ts';
import { greetingOf } from './greeting-of.ts';

/**
 * What a try came to. The first is health; the next four were accepted and came to nothing: `connected` is silence to the end of the canary's patience, `closed` and
 * `reset` are how they ended; the last three were never accepted.
 */
export type ConnectOutcome = 'answered' | 'connected' | 'closed' | 'reset' | 'refused' | 'unreachable' | 'silent';

export interface ConnectSighting {
  readonly outcome: ConnectOutcome;
  /** From the first packet to the outcome, in ms, measured inside the network. */
  readonly elapsedMs: number;
}

export interface ConnectInput {
  readonly address: string;
  readonly port: number;
  readonly patienceMs?: number;
}

/** How long a canary waits before it calls a link silent. Much more than a healthy link of one host needs (under 5 ms), and short beside every promise. */
const usualPatienceMs = 750;

/** Bash prints why connecting failed and ends; that line is the outcome then. */
const script = `
trap '' PIPE
began=$EPOCHREALTIME
exec 3<>"/dev/tcp/$1/$2" || exit 1
printf "$3" >&3 2>/dev/null
said=$( { read -r -N 1 -t "$4" _ <&3; } 2>&1 ); code=$?
ended=$EPOCHREALTIME
if (( code == 0 )); then outcome=answered; elif (( code > 128 )); then outcome=connected; elif [[ $said == *reset* ]]; then outcome=reset; else outcome=closed; fi
echo "$outcome $(( \${ended/./} - \${began/./} ))"
`;

/**
 * One try to use a link, made from a container on the stack's network: a real connection, a real question, a real answer.
 * Resolves with what happened; rejects only when the canary itself could not run.
 */
export const connectCanary = async (
  engine: DockerEngine,
  container: string,
  { address, port, patienceMs = usualPatienceMs }: ConnectInput,
): Promise<ConnectSighting> => {
  const patience = String(patienceMs / 1_000);
  const limit = String((patienceMs + 50) / 1_000);
  const argv = ['timeout', limit, 'bash', '-c', script, 'canary', address, String(port), greetingOf(port), patience];
  const { exitCode, output } = await engine.exec(container, argv);
  if (exitCode === 124) return { outcome: 'silent', elapsedMs: patienceMs };
  const [, outcome, micros] = /^(answered|connected|closed|reset) (\d+)$/m.exec(output) ?? [];
  if (outcome !== undefined) return { outcome: outcome as ConnectOutcome, elapsedMs: Number(micros) / 1_000 };
  if (/refused/i.test(output)) return { outcome: 'refused', elapsedMs: 0 };
  if (/no route|unreachable/i.test(output)) return { outcome: 'unreachable', elapsedMs: 0 };
  throw new Error(`the canary said ${JSON.stringify(output)} and exited ${String(exitCode)}`);
};
