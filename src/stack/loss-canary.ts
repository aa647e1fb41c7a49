import type { DockerEngine } from './docker-engine.ts';
import { greetingOf } from './greeting-of.ts';

export interface LossSighting {
  readonly tries: number;
  readonly answered: number;
  /** How many packets the kernel of the canary's own network had to send again meanwhile. A busy machine makes answers late, and this it does not. */
  readonly resent: number;
}

const tries = 20;
/** The packet that opens a connection is sent again after a second. */
const patienceMs = 1_300;

const script = `
trap '' PIPE
resent() { local f; while read -r -a f; do [[ \${f[0]} == Tcp: && \${f[1]} != Rto* ]] && echo "resent \${f[12]}"; done </proc/net/snmp; }
try() { exec 3<>"/dev/tcp/$1/$2" && printf "$3" >&3 && read -r -N 1 -t "$4" _ <&3 && echo answered; }
resent
for ((n = 0; n < $5; n++)); do try "$@" 2>/dev/null & done
tries=$(jobs -p)
{ while sleep 0.1; do resent; done; } &
wait $tries
resent
kill $!
`;

/**
 * Twenty connections side by side, from a container on the stack's network, each with a question. What the client sent, and what opens a connection on either
 * side, is counted when it is lost; a lost piece of an answer is the server's to send again.
 */
export const lossCanary = async (engine: DockerEngine, container: string, address: string, port: number): Promise<LossSighting> => {
  const patience = String(patienceMs / 1_000);
  const argv = ['timeout', patience, 'bash', '-c', script, 'canary', address, String(port), greetingOf(port), patience, String(tries)];
  const { output } = await engine.exec(container, argv);
  const counts = [...output.matchAll(/^resent (\d+)$/gm)].map(([, count]) => Number(count));
  const [first] = counts;
  if (first === undefined) throw new Error(`the canary of loss said ${JSON.stringify(output)}`);
  return { tries, answered: [...output.matchAll(/^answered$/gm)].length, resent: Math.max(...counts) - first };
};
