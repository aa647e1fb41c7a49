import type { ContractStack } from './contract-stack.ts';

/** A healthy transfer takes a hundredth of this. */
const slowMs = 500;

const elapsed = (work: string): string => `
began=$EPOCHREALTIME
${work}
ended=$EPOCHREALTIME
echo "$outcome $(( (\${ended/./} - \${began/./}) / 1000 ))"
`;

const told = (line: string): { readonly outcome: string; readonly slow: boolean } => {
  const [outcome = '', ms] = line.split(' ');
  return { outcome, slow: Number(ms) >= slowMs };
};

/** Twenty thousand bytes to Redis and back, by its own client in the container of `a`. */
export const transfer = async (stack: ContractStack): Promise<'answered' | 'slow' | 'cut'> => {
  const script = elapsed(`
long=$(printf '%20000s' '' | tr ' ' x)
if said=$(timeout 5 redis-cli -h redis ping "$long" 2>&1) && [ "$said" = "$long" ]; then outcome=answered; else outcome=cut; fi`);
  const { outcome, slow } = told(await stack.exec('a', 'bash', '-c', script));
  return outcome === 'cut' ? 'cut' : slow ? 'slow' : 'answered';
};

/** Whether a connection of `a` sees its end at once, after Redis was told farewell. */
export const closing = async (stack: ContractStack): Promise<'answered' | 'closed late'> => {
  const script = elapsed(`
exec 3<>/dev/tcp/redis/6379
printf 'QUIT\\r\\n' >&3
timeout 5 cat <&3 >/dev/null
outcome=closed`);
  return told(await stack.exec('a', 'bash', '-c', script)).slow ? 'closed late' : 'answered';
};

/** Which server answers `a` by the name of Redis: each has an identity of its own. */
export const answeredBy = async (stack: ContractStack): Promise<string> => {
  const identity = async (client: string, ...argv: readonly string[]): Promise<string> =>
    /run_id:(\w+)/.exec(await stack.exec(client, ...argv, 'info', 'server'))?.[1] ?? '';
  const [seen, ...servers] = await Promise.all([
    identity('a', 'redis-cli', '-h', 'redis'),
    identity('redis', 'redis-cli'),
    identity('phoenix', 'redis-cli'),
  ]);
  return ['redis', 'phoenix'][servers.indexOf(seen)] ?? 'nobody';
};

const pingsAndCounts = `
resent() { awk '/^Tcp: [0-9]/ { print $13 }' /proc/net/snmp; }
before=$(resent)
for n in 1 2 3 4 5; do timeout 2 redis-cli -h redis ping >/dev/null; done
[ "$(resent)" -gt "$before" ] && echo resent || echo answered
`;

/** Whether the kernel in the container of `a`, which counts for its own network alone, had to send packets again for a few pings. */
export const resending = (stack: ContractStack): Promise<string> => stack.exec('a', 'bash', '-c', pingsAndCounts);
