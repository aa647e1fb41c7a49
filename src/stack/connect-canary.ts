import type { DockerEngine } from './docker-engine.ts';

export type ConnectOutcome = 'answered' | 'connected' | 'refused' | 'unreachable' | 'silent';

export interface ConnectSighting {
  readonly outcome: ConnectOutcome;
  /** From the first packet to the outcome, in ms, measured inside the network. */
  readonly elapsedMs: number;
}

/** How long a canary waits before it calls a link silent. Much more than a healthy link of one host needs (under 5 ms), and short beside every promise. */
const patienceMs = 750;

/** What makes a server say something first, by port. HTTP is the fallback: most servers answer it, if only with an error. */
const greetings: Readonly<Record<number, string>> = {
  6379: 'PING\\r\\n',
  5432: '\\x00\\x00\\x00\\x08\\x04\\xd2\\x16\\x2f',
};
const httpGreeting = 'GET / HTTP/1.0\\r\\n\\r\\n';

/** Bash prints why connecting failed and ends; that line is the outcome then. */
const script = `
began=$EPOCHREALTIME
exec 3<>"/dev/tcp/$1/$2"
printf "$3" >&3
if read -r -N 1 -t "$4" answer <&3; then outcome=answered; else outcome=connected; fi
ended=$EPOCHREALTIME
echo "$outcome $(( \${ended/./} - \${began/./} ))"
`;

/**
 * One try to use a link, made from a container on the stack's network: a real connection, a real question, a real answer.
 * Resolves with what happened; rejects only when the canary itself could not run.
 */
export const connectCanary = async (engine: DockerEngine, container: string, address: string, port: number): Promise<ConnectSighting> => {
  const patience = String(patienceMs / 1_000);
  const { exitCode, output } = await engine.exec(container, [
    'timeout',
    patience,
    'bash',
    '-c',
    script,
    'canary',
    address,
    String(port),
    greetings[port] ?? httpGreeting,
    patience,
  ]);
  if (exitCode === 124) return { outcome: 'silent', elapsedMs: patienceMs };
  if (/refused/i.test(output)) return { outcome: 'refused', elapsedMs: 0 };
  if (/no route|unreachable/i.test(output)) return { outcome: 'unreachable', elapsedMs: 0 };
  const [, outcome, micros] = /^(answered|connected) (\d+)$/m.exec(output) ?? [];
  if (outcome === undefined) throw new Error(`the canary said ${JSON.stringify(output)} and exited ${String(exitCode)}`);
  return { outcome: outcome as ConnectOutcome, elapsedMs: Number(micros) / 1_000 };
};
