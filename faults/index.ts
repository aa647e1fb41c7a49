export { noop } from './noop.ts';
export { blackhole } from './network/blackhole.ts';
export { majority, minority, ring } from './network/groupings.ts';
export { latency, type LatencySettings } from './network/latency.ts';
export { isolate, partition, type Grouping, type PartitionSettings } from './network/partition.ts';
export { refuse } from './network/refuse.ts';
export { kill } from './process/kill.ts';
