import type { Capability, Snapshot } from '../../../core/capability.ts';
import type { Direction } from '../../../core/direction.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { runIn } from '../run-in.ts';

/**
 * All rules in one call, because each call takes a tenth of a second and the instant of the injection is to be known.
 * An argument is a rule with what is wanted before it: `+` there, `-` not there, `?` to be told. Their words have no blanks, so the shell may split them.
 */
const script = `
has() { iptables --wait --check $1 2>/dev/null; local code=$?; [ $code -le 1 ] || exit $code; return $code; }
for each in "$@"; do
  rule=\${each:1}
  case \${each:0:1} in
    +) has "$rule" || iptables --wait --append $rule || exit ;;
    -) while has "$rule"; do iptables --wait --delete $rule || exit; done ;;
    \\?) if has "$rule"; then echo there; else echo missing; fi ;;
  esac
done`;

/** Harm to the packets of a link, done by rules for the link's own address, so that the server's other clients see nothing. The snapshot has which of them were there. */
export const packetRules = (system: SystemUnderTest, rules: readonly string[]): Omit<Capability, 'look'> => {
  const run = (wanted: readonly string[]): Promise<string> => runIn(system, ownServices.links, ['bash', '-c', script, 'rules', ...wanted]);
  return {
    snapshot: async () => {
      const told = (await run(rules.map((rule) => `?${rule}`))).trim().split('\n');
      return Object.fromEntries(rules.map((rule, index) => [rule, told[index] === 'there']));
    },
    apply: async () => {
      await run(rules.map((rule) => `+${rule}`));
    },
    restore: async (snapshot: Snapshot) => {
      await run(rules.map((rule) => `${snapshot[rule] === true ? '+' : '-'}${rule}`));
    },
  };
};

/**
 * Which packets a rule is for: what the client sends comes in at the link's address, what the server answers goes out from it.
 * @param port - of the server; default all, and whatever is no TCP as well.
 */
export const packetsOf = ({ address }: Pick<StackLink, 'address'>, direction: Direction, port?: number): readonly string[] => {
  const only = (end: 'source' | 'destination'): string => (port === undefined ? '' : ` --protocol tcp --${end}-port ${String(port)}`);
  return [
    ...(direction === 'answer' ? [] : [`INPUT --destination ${address}/32${only('destination')}`]),
    ...(direction === 'request' ? [] : [`OUTPUT --source ${address}/32${only('source')}`]),
  ];
};
