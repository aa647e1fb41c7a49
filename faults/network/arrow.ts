import { fault, type Fault, type Service } from 'firedrill';
import { blackhole, type BlackholeSettings } from './blackhole.ts';

/** The blackhole of one arrow of a larger cut, at every port unless one is named. `maker` is what the drill called, so that a refusal points at the drill's line and not here. */
export const arrow = (maker: (...args: never[]) => unknown, client: Service, server: Service, settings: BlackholeSettings = {}): Fault<'drop'> =>
  fault(maker, blackhole({ ...client.to(server), place: undefined }, settings));
