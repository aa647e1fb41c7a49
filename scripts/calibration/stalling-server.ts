import { createServer } from 'node:http';
import { setPriority } from 'node:os';
import { monotonicMs } from '../../src/load/machine-clock.ts';

// The reference server of the calibration, in a process of its own: it answers at once, and when it is told to, its only thread stands still. What it
// tells of each stall is the truth that a load is held against: instants of the machine's monotonic clock, which all processes share.

/** A server's own account of one stall. */
export interface StallLog {
  readonly beganMs: number;
  readonly endedMs: number;
}

const tell = (message: { readonly port: number } | StallLog): void => {
  process.send?.(message);
};
// A server that has to wait for a processor stalls longer than it says.
try {
  setPriority(-10);
} catch {
  // Refused to most users; then it may.
}

const never = new Int32Array(new SharedArrayBuffer(4));

const server = createServer((_request, response) => {
  response.end('ok');
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') tell({ port: address.port });
});
process.on('message', (lastsMs: number) => {
  const beganMs = monotonicMs();
  Atomics.wait(never, 0, 0, lastsMs);
  tell({ beganMs, endedMs: monotonicMs() });
});
process.once('disconnect', () => process.exit(0));
