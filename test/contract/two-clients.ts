import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { docker } from '../docker.ts';
import { startContractStack, type ContractStack } from './containers/contract-stack.ts';

/** The system of `two-clients.compose.yml` in operation. */
export const startTwoClients = (): Promise<ContractStack> => startContractStack('test/contract/two-clients.compose.yml');

/** What a client sees of a server. `silent` is no answer within two seconds, `closed` the end of a connection that had been accepted. */
export type Outcome = 'answered' | 'refused' | 'unreachable' | 'unresolved' | 'closed' | 'silent' | 'reset';

export interface Sight {
  readonly outcome: Outcome;
  readonly elapsedMs: number;
}

const patience = '2';
const pingScript = `
began=$EPOCHREALTIME
said=$(timeout ${patience} redis-cli -h "$1" ping 2>&1); code=$?
ended=$EPOCHREALTIME
echo "$code $(( (\${ended/./} - \${began/./}) / 1000 )) $said"
`;

/** A real client of Redis asks inside a container, by the name that the compose file gives the server. `reset` tells a connection that was reset from one that was closed. */
export const ping = async (container: string, server = 'redis', reset = false): Promise<Sight> => {
  const said = await docker('exec', container, 'bash', '-c', pingScript, 'ping', server);
  const [, code, elapsed, words = ''] = /^(\d+) (\d+) ?(.*)$/s.exec(said) ?? [];
  const sight = (outcome: Outcome): Sight => ({ outcome, elapsedMs: Number(elapsed) });
  if (words.includes('PONG')) return sight('answered');
  if (code === '124') return sight('silent');
  if (/refused/i.test(words)) return sight('refused');
  if (/no route/i.test(words)) return sight('unreachable');
  if (/name resolution|name or service/i.test(words)) return sight('unresolved');
  if (reset && /reset/i.test(words)) return sight('reset');
  if (/closed|reset/i.test(words)) return sight('closed');
  throw new Error(`redis-cli said ${JSON.stringify(said)}`);
};

const keepScript = `
trap '' PIPE
exec 3<>"/dev/tcp/$1/6379"
while read -r _; do
  began=$EPOCHREALTIME
  said=$( { printf 'PING\\r\\n' >&3; read -r -t ${patience} _ <&3; } 2>&1 ); code=$?
  if (( code == 0 )); then outcome=answered; elif (( code > 128 )); then outcome=silent; elif [[ $said == *reset* ]]; then outcome=reset; else outcome=closed; fi
  ended=$EPOCHREALTIME
  echo "$outcome $(( (\${ended/./} - \${began/./}) / 1000 ))"
done
`;

/** One connection that stays open, as that of an application does. */
export interface Kept extends Disposable {
  ask(): Promise<Sight>;
}

/** Opens a connection to Redis inside a client's container and keeps it; to the link, unless another address is given. */
export const keepConnection = (container: string, address = 'redis'): Kept => {
  const child = spawn('docker', ['exec', '--interactive', container, 'bash', '-c', keepScript, 'keep', address], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async () => {
      child.stdin.write('\n');
      const answer = await answers.next();
      const [outcome, elapsed] = answer.done === true ? [] : answer.value.split(' ');
      if (outcome === undefined) throw new Error('the kept connection is gone, and the one who kept it');
      return { outcome: outcome as Outcome, elapsedMs: Number(elapsed) };
    },
    [Symbol.dispose]: () => {
      child.stdin.end();
      child.kill();
    },
  };
};
