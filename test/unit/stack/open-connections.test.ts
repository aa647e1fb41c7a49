import { expect, test } from 'vitest';
import { openConnections } from '../../../src/stack/capabilities/links/open-connections.ts';

/** As `cat /proc/net/tcp /proc/net/tcp6` printed them in a container. */
const tables = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 101 1 0000000000000000 100 0 0 10 0
   1: 05511CAC:B5D2 06511CAC:2384 01 00000000:00000000 02:00000A2F 00000000  1000        0 102 2 0000000000000000 20 4 30 10 -1
   2: 05511CAC:B5D4 06511CAC:2384 06 00000000:00000000 03:00000A2F 00000000     0        0 0 3 0000000000000000
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0000000000000000FFFF000005511CAC:B5D6 0000000000000000FFFF000007511CAC:2385 01 00000000:00000000 02:00000A2F 00000000  1000        0 104 2 0000000000000000 20 4 30 10 -1
   1: 00000000000000000000000001000000:B5D8 00000000000000000000000001000000:2385 01 00000000:00000000 02:00000A2F 00000000  1000        0 105 2 0000000000000000 20 4 30 10 -1
`;

test('the open connections are those that are established, of IPv4 and of IPv4 in the guise of IPv6', () => {
  expect(openConnections(tables)).toEqual([
    { address: '172.28.81.6', port: 9092 },
    { address: '172.28.81.7', port: 9093 },
  ]);
});

test('what is no table has none', () => {
  expect(openConnections('cat: not found\n')).toEqual([]);
});
