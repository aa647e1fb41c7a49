import type { Capability } from '../../../core/capability.ts';
import { connectCanary } from '../../connect-canary.ts';
import { ownServices } from '../../overlay.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';

/** Both directions in one call, because each call takes a tenth of a second and the instant of the injection is to be known. `$1` is the address. */
const script = (work: string): string => `
has() { iptables --wait --check "$@" 2>/dev/null; local code=$?; [ $code -le 1 ] || exit $code; return $code; }
add() { has "$@" || iptables --wait --append "$@" || exit; }
remove() { while has "$@"; do iptables --wait --delete "$@" || exit; done; }
in=(INPUT --destination "$1/32" --jump DROP)
out=(OUTPUT --source "$1/32" --jump DROP)
${work}`;

/** An exit code that iptables does not have. */
const present = 100;

/**
 * Packets of one link vanish in both directions: a new connection gets no answer to its SYN, an open one falls silent.
 * Done with packet rules for the link's own address, so that the server's other clients see nothing.
 */
export const drop = (system: SystemUnderTest, link: StackLink): Capability => {
  /** Answers the exit code of the work: 0, or `present`. */
  const rules = async (work: string): Promise<number> => {
    const argv = ['bash', '-c', script(work), 'rules', link.address];
    const { exitCode, output } = await system.engine.exec(containerOf(system, ownServices.links), argv);
    if (exitCode !== 0 && exitCode !== present) throw new Error(`iptables ended with ${String(exitCode)}: ${output.trim()}`);
    return exitCode;
  };
  return {
    snapshot: async () => ({ dropping: (await rules(`if has "\${in[@]}" || has "\${out[@]}"; then exit ${String(present)}; fi`)) === present }),
    apply: async () => {
      await rules('add "${in[@]}"; add "${out[@]}"');
    },
    restore: async (snapshot) => {
      if (snapshot['dropping'] !== true) await rules('remove "${in[@]}"; remove "${out[@]}"');
    },
    look: async () => {
      const seen = await connectCanary(system.engine, containerOf(system, ownServices.pager), link.address, link.ports[0] ?? 0);
      return {
        harmed: seen.outcome === 'silent',
        saw: `a connection to ${link.server} by the link of ${link.client}: ${seen.outcome} after ${String(Math.round(seen.elapsedMs))} ms`,
      };
    },
  };
};
