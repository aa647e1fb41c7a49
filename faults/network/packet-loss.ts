import { fault, type Fault, type Link, type Ratio } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface PacketLossSettings extends DirectionSetting {
  /** The share that is lost, from 1 % to 50 %. Played as the simplest fraction within a fiftieth of it, see the words of the fault. */
  readonly of: Ratio;
}

/**
 * Some packets of one arrow are lost and have to be sent again, in both directions by default. Which ones is counted, not drawn: every n-th, over all
 * connections of the arrow, so that a run can be repeated. Undone by removing the packet rules of that arrow.
 * @throws RangeError when the share is under 1 % or over 50 %, where `blackhole` is meant.
 */
export const packetLoss = (link: Link, { of, direction = 'both' }: PacketLossSettings): Fault<'lose'> => {
  if (!(of >= 0.01 && of <= 0.5)) throw new RangeError(`packet loss lies between 1 % and 50 %, got ${String(Number((of * 100).toPrecision(3)))} %`);
  const [drops, outOf] = simplestFraction(of);
  return fault(packetLoss, {
    kind: 'packet-loss',
    target: link,
    capability: 'lose',
    settings: { drops, outOf, direction },
    words: {
      does: `loses ${String(drops)} of every ${String(outOf)} packets of ${trafficOf(link, direction)}`,
      usersSee: 'some requests that take long, a second or more where a connection is made',
      bites: 'some connections by the same arrow have to send again',
      lifted: 'no connection by the same arrow has to send again',
    },
  });
};

/** Within a fiftieth of the share; a hundred as the whole is always enough for one of at least 1 %. */
const simplestFraction = (of: number): readonly [number, number] => {
  for (let whole = 2; whole < 100; whole += 1) {
    const part = Math.round(of * whole);
    if (part > 0 && Math.abs(part / whole - of) <= of / 50) return [part, whole];
  }
  return [Math.round(of * 100), 100];
};
