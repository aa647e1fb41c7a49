import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { transferCanary } from '../../transfer-canary.ts';
import { containerOf } from '../container-of.ts';
import { toxics } from './toxics.ts';

const patienceMs = 1_000;
/** A server that echoes needs a question for every four thousand bytes, one that does not says some 150 to each; more than a hundred would be load. */
const questionsFor = (bytes: number): number => Math.max(Math.ceil(bytes / 4_000), Math.min(100, Math.ceil(bytes / 150))) + 1;

/** A connection of a link ends once `bytes` of answers have passed. Seen by a stream of answers that stops at exactly that byte. */
export const truncate = (system: SystemUnderTest, link: StackLink, { bytes }: CapabilitySettings['truncate']): Capability => ({
  ...toxics(system, link, { harm: 'cut', type: 'limit_data', direction: 'answer', attributes: { bytes } }),
  look: async () => {
    const questions = questionsFor(bytes);
    const input = { address: link.address, port: link.ports[0] ?? 0, questions, filler: Math.ceil(bytes / (questions - 1)), patienceMs };
    const { received, ended, elapsedMs } = await transferCanary(system.engine, containerOf(system, ownServices.pager), input);
    const saw = `answers of ${link.server} by the link of ${link.client}: ${String(received)} bytes in ${String(Math.round(elapsedMs))} ms, then ${ended}`;
    return { harmed: received === bytes && ended !== 'open', saw };
  },
});
