import { fault, type Fault, type Service, type TablePrivilege } from 'firedrill';

export interface RevokeSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** The role that loses them, or `public`. What it has as a member of others, as the table's superuser or through `public`, it keeps. */
  readonly from: string;
  /** Of the table, and of its columns where the role has them for columns alone. */
  readonly privileges: readonly TablePrivilege[];
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A role loses privileges on a table, and on its columns. Undone by granting again what was found, by the same grantors and with the same right to grant on;
 * what others were granted meanwhile stays.
 * @throws RangeError when no privilege is given.
 */
export const revoke = (service: Service, { table, from, privileges, database }: RevokeSettings): Fault<'revokePrivileges'> => {
  if (privileges.length === 0) throw new RangeError('say which privileges are revoked');
  return fault(revoke, {
    kind: 'revoke',
    target: service,
    capability: 'revokePrivileges',
    settings: { database: database ?? null, table, from, privileges: Object.freeze([...privileges]) },
    words: {
      does: `revokes ${privileges.join(', ')} on ${table} of ${service.name} from ${from}`,
      usersSee: 'errors where the role uses the table',
      bites: 'the role has none of the privileges',
      lifted: 'the role has a privilege again',
    },
  });
};
