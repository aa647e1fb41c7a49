import type { ProcessHarms } from '../../../core/harms/process-harms.ts';
import type { ServiceTable } from '../table.ts';
import { kill } from './kill.ts';

export const processCapabilities: ServiceTable<ProcessHarms> = {
  kill: { open: kill },
};
