/**
 * Whether an SQLSTATE says that the statement was not done. A statement outside of a transaction block is a transaction of its own, and one that ends in one of these
 * errors is rolled back as a whole. Unknown are a lost connection (class 08), a server that is shut down or has crashed under it (57P01, 57P02), a system or internal
 * error (58, XX), "statement completion unknown" (40003), and whatever is not listed.
 *
 * Sources: PostgreSQL 17 documentation, appendix A (PostgreSQL Error Codes); "Message Flow" of the Frontend/Backend Protocol (the implicit transaction of the extended
 * protocol ends at Sync, so that an error is told after it was undone).
 */
export const refusedByPostgres = (state: string): boolean => codes.has(state) || (classes.has(state.slice(0, 2)) && !unknown.has(state));

const classes = new Set([
  '0A', // feature not supported
  '21', // cardinality violation
  '22', // data exception
  '23', // integrity constraint violation
  '28', // invalid authorization
  '34', // invalid cursor name
  '3D', // invalid catalog name
  '3F', // invalid schema name
  '40', // transaction rollback: serialization failure, deadlock
  '42', // syntax error or access rule violation
  '44', // WITH CHECK OPTION violation
  '53', // insufficient resources: disk full, too many connections
  '54', // program limit exceeded
  '55', // object not in prerequisite state: lock not available
  'P0', // raised by a function
]);

const codes = new Set([
  '25006', // read-only transaction: a standby, or default_transaction_read_only
  '25P02', // in failed transaction
  '57014', // query canceled: statement_timeout
  '57P03', // cannot connect now: starting up, shutting down, in recovery
  '57P04', // database dropped
]);

const unknown = new Set(['40003']);
