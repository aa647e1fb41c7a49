import { fault, type Fault, type Service } from 'firedrill';

export interface DropPolicySettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** Its name, as `pg_policies` has it. */
  readonly policy: string;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A policy of row security is gone. Without a permissive policy a role sees no row at all; without a restrictive one it sees too many. Whether row security
 * is enabled or forced stays as it is. Undone by making the policy again as the server itself had written it down, its comment included.
 */
export const dropPolicy = (service: Service, { table, policy, database }: DropPolicySettings): Fault<'dropPolicy'> =>
  fault(dropPolicy, {
    kind: 'drop-policy',
    target: service,
    capability: 'dropPolicy',
    settings: { database: database ?? null, table, policy },
    words: {
      does: `drops the policy ${policy} from ${table} of ${service.name}`,
      usersSee: 'rows that are missing, or rows of others',
      bites: 'row security is on and the policy is not there',
      lifted: 'the policy is there',
    },
  });
