export { noop } from './noop.ts';
export { blackhole } from './network/blackhole.ts';
export { latency, type LatencySettings } from './network/latency.ts';
export { refuse } from './network/refuse.ts';
export { kill } from './process/kill.ts';
