import type { Capability } from '../../../core/capability.ts';
import type { Direction } from '../../../core/direction.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { transferCanary } from '../../transfer-canary.ts';
import { containerOf } from '../container-of.ts';

/** How long a transfer is to take under the harm: long beside the noise of a busy machine, and short beside every promise. */
const aimMs = 700;
const patienceMs = 1_200;
const most = 65_536;
/** A healthy transfer of this size takes a few milliseconds. What the harm would slow down by less than this proves nothing. */
const leastMs = 40;

/** A look at how fast data moves on a link: whether what was sent and received took as long as `bytesPerSecond` makes it. */
export const lookByTransfer =
  (system: SystemUnderTest, link: StackLink, bytesPerSecond: number, direction: Direction): Capability['look'] =>
  async () => {
    const wanted = Math.min(most, Math.max(64, (bytesPerSecond * aimMs) / 1_000));
    // Short questions in number make a server talk that does not echo; more than a few dozen would be load.
    const questions = Math.max(Math.ceil(wanted / 4_096), direction === 'answer' ? Math.min(40, Math.ceil(wanted / 200)) : 1);
    const filler = Math.ceil(wanted / questions);
    const input = { address: link.address, port: link.ports[0] ?? 0, questions, filler, patienceMs };
    const { sent, received, elapsedMs } = await transferCanary(system.engine, containerOf(system, ownServices.pager), input);
    const slowed = { request: sent, answer: received, both: Math.max(sent, received) }[direction];
    const expectedMs = (slowed / bytesPerSecond) * 1_000;
    const waited = elapsedMs >= 0.8 * Math.min(expectedMs, patienceMs);
    // Where nothing came at all for so long, or the stream is not over yet, what was seen is slow for the questions alone.
    const harmed = waited && expectedMs >= leastMs;
    const figures = `${String(sent)} bytes asked and ${String(received)} answered in ${String(Math.round(elapsedMs))} ms`;
    return { harmed, saw: `a transfer with ${link.server} by the link of ${link.client}: ${figures}` };
  };
