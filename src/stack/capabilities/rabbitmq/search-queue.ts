import type { SystemUnderTest } from '../../system-under-test.ts';
import { takeNext } from './amqp.ts';
import { converse } from './converse.ts';

const program = String.raw`
my ($next, $mark, $take, $most) = @rest;
my ($seen, $found) = (0, 0);
while ($seen < $most) {
  say_hex($next);
  my ($name, $ok) = method_of(qr/^60\.7[12]$/);
  last if $name eq '60.72';
  $seen++;
  my (undef, $header) = frame();
  my $left = unpack 'x4Q>', $header;
  while ($left > 0) { my (undef, $part) = frame(); $left -= length $part }
  next if index($header, $mark) < 0;
  $found++;
  # basic.ack, by the tag that it was delivered under
  say_hex('0100010000000d003c0050' . unpack('H*', substr($ok, 4, 8)) . '00ce') if $take;
}
leave();
print "looked through $seen, found $found\n";
`;

const mostMessages = '10000';

/**
 * Looks through a queue for messages with this id; the others go back to their places when the look is over.
 * @param take - whether those that are found are taken out.
 * @returns how many were looked at and found. A queue of more than 10,000 is looked at in part.
 * @throws Error when the broker does not answer, or there is no such queue.
 */
export const searchQueue = async (
  system: SystemUnderTest,
  service: string,
  { queue, messageId, take }: { readonly queue: string; readonly messageId: string; readonly take: boolean },
): Promise<{ readonly seen: number; readonly found: number }> => {
  const output = await converse(system, service, program, takeNext(queue), messageId, take ? '1' : '', mostMessages);
  const [, seen, found] = /looked through (\d+), found (\d+)/.exec(output) ?? [];
  if (seen === undefined) throw new Error(`the queue "${queue}" of ${service} cannot be looked through: ${output}`);
  return { seen: Number(seen), found: Number(found) };
};
