/** Where a connection leads. */
export interface RemoteEnd {
  readonly address: string;
  readonly port: number;
}

/** As the kernel numbers them, in `include/net/tcp_states.h`. */
const established = '01';
const row = /^ *\d+: [0-9A-F]+:[0-9A-F]{4} (?<address>[0-9A-F]+):(?<port>[0-9A-F]{4}) (?<state>[0-9A-F]{2}) /gm;
/** An IPv4 address in the guise of an IPv6 one, as programs have it that listen to both. */
const mapped = '0000000000000000FFFF0000';

/** The IPv4 connections that are open, of `/proc/net/tcp` and `/proc/net/tcp6` of a machine that keeps the low byte first. */
export const openConnections = (tables: string): readonly RemoteEnd[] =>
  [...tables.matchAll(row)].flatMap(({ groups }) => {
    const { address = '', port = '', state = '' } = groups ?? {};
    const word = address.startsWith(mapped) ? address.slice(mapped.length) : address;
    if (state !== established || word.length !== 8) return [];
    const bytes = [6, 4, 2, 0].map((at) => Number.parseInt(word.slice(at, at + 2), 16));
    return [{ address: bytes.join('.'), port: Number.parseInt(port, 16) }];
  });
