import type { UpstreamHarms } from '../../../core/harms/upstream-harms.ts';
import type { ServiceTable } from '../table.ts';
import { httpApiHarms } from './http-api.ts';
import { identityHarms } from './identity.ts';
import { keySetHarms } from './key-set.ts';

export const upstreamCapabilities: ServiceTable<UpstreamHarms> = { ...keySetHarms, ...identityHarms, ...httpApiHarms };
