/** The longest text that a ledger holds where something is found by it: ids, keys, writers, hashes, tenants. In UTF-16 code units. */
export const longestText = 1_024;
