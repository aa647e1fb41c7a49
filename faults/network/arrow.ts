import { fault, type Fault, type Service } from 'firedrill';
import { blackhole } from './blackhole.ts';

/** The blackhole of one arrow of a larger cut. `maker` is what the drill called, so that a refusal points at the drill's line and not here. */
export const arrow = (maker: (...args: never[]) => unknown, client: Service, server: Service): Fault<'drop'> =>
  fault(maker, blackhole({ ...client.to(server), place: undefined }));
