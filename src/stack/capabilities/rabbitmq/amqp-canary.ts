import type { SystemUnderTest } from '../../system-under-test.ts';
import { asClient } from '../as-client.ts';
import { askForQueue, goodbye, methodsIn, opening, publishToNobody, type Account } from './amqp.ts';

/** What one client saw that logged in, asked for a queue or published, and said goodbye. */
export interface AmqpSighting {
  /** `served`, or what kept it from that: its login was refused, what it published was not taken, nothing was said at all. */
  readonly outcome: 'served' | 'turned away' | 'blocked' | 'silent';
  /** Undefined where no queue was asked for. */
  readonly queueFound: boolean | undefined;
  readonly elapsedMs: number;
}

const patienceSeconds = '2';

/** Reads until the server answers the goodbye, which is its last word; it would keep the connection open for as long as the client does. */
export const visitScript = `
began=$EPOCHREALTIME
exec 3<>"/dev/tcp/$1/5672" || exit
base64 --decode <<<"$2" >&3
said=
until [[ $said == *000a0033ce ]]; do
  left=$(( $3 * 1000000 - ( \${EPOCHREALTIME/./} - \${began/./} ) ))
  (( left > 0 )) || break
  part=$(timeout "$(( left / 1000000 )).$(printf %06d $(( left % 1000000 )))" dd bs=65536 count=1 <&3 2>/dev/null | od -A n -t x1 -v | tr -d ' \\n')
  [ -n "$part" ] || break
  said+=$part
done
ended=$EPOCHREALTIME
echo "said:$said:$(( (\${ended/./} - \${began/./}) / 1000 ))"
`;

/** One client's visit, from another container of the stack. @throws Error when the broker cannot be reached at all. */
export const amqpCanary = async (system: SystemUnderTest, service: string, account: Account, queue?: string): Promise<AmqpSighting> => {
  const says = Buffer.concat([opening(account), queue === undefined ? publishToNobody() : askForQueue(queue), goodbye()]);
  const output = await asClient(system, ['bash', '-c', visitScript, 'canary', service, says.toString('base64'), patienceSeconds]);
  const [, said, elapsed] = /^said:(.*):(\d+)$/m.exec(output) ?? [];
  if (said === undefined) throw new Error(`${service} cannot be reached: ${output.trim()}`);
  const methods = methodsIn(Buffer.from(said, 'hex'));
  const outcome = outcomeOf(methods);
  return { outcome, queueFound: queue === undefined ? undefined : methods.includes('50.11'), elapsedMs: Number(elapsed) };
};

/** A server answers the goodbye of a client that it turned away, too; what counts is whether it opened the channel. */
const outcomeOf = (methods: readonly string[]): AmqpSighting['outcome'] => {
  const [tuned, channelOpened, goodbyeAnswered] = [methods.includes('10.30'), methods.includes('20.11'), methods.includes('10.51')];
  if (channelOpened) return goodbyeAnswered ? 'served' : 'blocked';
  return !tuned && goodbyeAnswered ? 'turned away' : 'silent';
};
