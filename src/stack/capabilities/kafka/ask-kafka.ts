import type { SystemUnderTest } from '../../system-under-test.ts';
import { asClient } from '../as-client.ts';

const patienceSeconds = '6';

/** Says one request and prints the answer without its length, in base64; nothing where there was none in time. */
export const askScript = `
ask() {
  exec 3<>"/dev/tcp/$1/$2" || return
  base64 --decode <<<"$3" >&3
  length=$(head -c 4 <&3 | od -A n -t u4 --endian=big)
  [ -n "$length" ] && head -c "$length" <&3 | base64 --wrap=0
}
export -f ask
said=$(timeout "$4" bash -c 'ask "$@"' ask "$@" 2>/dev/null)
echo "said:$said"
`;

/** What a broker answers to a client in another container of the stack, past every link; undefined where it says nothing in 6 s. */
export const askKafka = async (system: SystemUnderTest, host: string, port: number, request: Buffer): Promise<Buffer | undefined> => {
  const output = await asClient(system, ['bash', '-c', askScript, 'canary', host, String(port), request.toString('base64'), patienceSeconds]);
  const [, said] = /^said:(\S*)$/m.exec(output) ?? [];
  if (said === undefined) throw new Error(`nobody could be asked: ${output.trim()}`);
  return said === '' ? undefined : Buffer.from(said, 'base64');
};
