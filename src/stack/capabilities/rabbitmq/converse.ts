import type { SystemUnderTest } from '../../system-under-test.ts';
import { asClient } from '../as-client.ts';
import { accountOf } from './account-of.ts';
import { goodbye, opening } from './amqp.ts';

const patienceSeconds = '8';

/** What every conversation needs: a connection, frames in and out. In Perl, which the toolbox has and which can wait for one frame before it says the next. */
const prelude = String.raw`
use strict; use warnings; use Socket;
my ($host, $opening, $goodbye, $seconds, @rest) = @ARGV;
$SIG{ALRM} = sub { print "the broker fell silent\n"; exit 1 };
alarm $seconds;
socket(my $broker, PF_INET, SOCK_STREAM, 0) or die $!;
connect($broker, sockaddr_in(5672, inet_aton($host) || die "cannot resolve $host\n")) or die "cannot connect: $!\n";
binmode $broker;
sub say_hex { syswrite $broker, pack('H*', shift) }
sub bytes { my ($n, $all) = (shift, ''); while (length $all < $n) { sysread($broker, $all, $n - length $all, length $all) or die "the broker hung up\n" } $all }
sub frame { my ($type, undef, $size) = unpack 'CnN', bytes(7); my $body = bytes($size); bytes(1); ($type, $body) }
sub method { while (1) { my ($type, $body) = frame(); return (join('.', unpack 'nn', $body), $body) if $type == 1 } }
sub method_of { my $wanted = shift; while (1) { my ($name, $body) = method(); die 'the broker closed: ' . substr($body, 7) . "\n" if $name =~ /^(20\.40|10\.50)$/; return ($name, $body) if $name =~ $wanted } }
sub leave { say_hex($goodbye); my $name = ''; ($name) = method() until $name eq '10.51' }
say_hex($opening);
`;

/**
 * Talks to a broker from another container of the stack, past every link, as its own account, for at most 8 s.
 * @param program - what is said and heard behind the login.
 * @returns what the program printed.
 */
export const converse = async (system: SystemUnderTest, service: string, program: string, ...rest: readonly (string | Buffer)[]): Promise<string> => {
  const account = await accountOf(system, service);
  const words = [opening(account), goodbye(), patienceSeconds, ...rest].map((one) => (typeof one === 'string' ? one : one.toString('hex')));
  return (await asClient(system, ['perl', '-e', `${prelude}${program}`, service, ...words])).trim();
};
