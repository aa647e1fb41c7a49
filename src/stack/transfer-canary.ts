import type { DockerEngine } from './docker-engine.ts';

export interface Transfer {
  readonly sent: number;
  readonly received: number;
  /** `open` when the canary's patience ended first. */
  readonly ended: 'closed' | 'reset' | 'open';
  /** From the first question to the end, in ms, measured inside the network. */
  readonly elapsedMs: number;
}

export interface TransferInput {
  readonly address: string;
  readonly port: number;
  /** How often the long question is asked, all at once on one connection. */
  readonly questions: number;
  /** How many bytes of filling a question carries. A server that echoes answers as many. */
  readonly filler: number;
  readonly patienceMs: number;
}

/** A question with room for filling, and one after which the server ends the connection by itself; as `printf` reads them. */
const longQuestions: Readonly<Record<number, readonly [question: string, last: string]>> = {
  6379: ['PING %s\\r\\n', 'QUIT\\r\\n'],
  // A request to cancel the query of nobody: the one message of this protocol after which the server hangs up without an error.
  5432: ['', '\\x00\\x00\\x00\\x10\\x04\\xd2\\x16\\x2e\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'],
};
const overHttp = [
  'GET / HTTP/1.1\\r\\nHost: canary\\r\\nX-Filling: %s\\r\\n\\r\\n',
  'GET / HTTP/1.1\\r\\nHost: canary\\r\\nConnection: close\\r\\n\\r\\n',
] as const;

const script = `
trap '' PIPE
set -o pipefail
printf -v filler '%*s' "$4" ''; filler=\${filler// /x}
printf -v question "$5" "$filler"
began=$EPOCHREALTIME
exec 3<>"/dev/tcp/$1/$2" || exit 1
{ for ((n = 0; n < $3; n++)); do printf '%s' "$question" || break; done; printf "$6"; } >&3 2>/dev/null &
received=$(timeout "$7" cat <&3 2>/dev/null | wc -c); code=$?
ended=$EPOCHREALTIME
kill $! 2>/dev/null
case $code in 0) how=closed;; 124) how=open;; *) how=reset;; esac
echo "$how $received $(( \${#question} * $3 )) $(( \${ended/./} - \${began/./} ))"
`;

/**
 * Many questions on one connection from a container on the stack's network, read to the end of the stream. It ends by itself where the server knows how.
 * Resolves with how much went each way and how long it took; rejects when there was no connection to measure.
 */
export const transferCanary = async (engine: DockerEngine, container: string, input: TransferInput): Promise<Transfer> => {
  const [question, last] = longQuestions[input.port] ?? overHttp;
  const numbers = [input.port, input.questions, input.filler].map(String);
  const patience = String(input.patienceMs / 1_000);
  const limit = String((input.patienceMs + 250) / 1_000);
  const argv = ['timeout', limit, 'bash', '-c', script, 'canary', input.address, ...numbers, question, last, patience];
  const { exitCode, output } = await engine.exec(container, argv);
  const [, ended, received, sent, micros] = /^(closed|open|reset) (\d+) (\d+) (\d+)$/m.exec(output) ?? [];
  if (ended === undefined) throw new Error(`the canary of transfers said ${JSON.stringify(output)} and exited ${String(exitCode)}`);
  return { ended: ended as Transfer['ended'], received: Number(received), sent: Number(sent), elapsedMs: Number(micros) / 1_000 };
};
