/**
 * Whether an error reply says that the command was not done. Redis checks a command before it carries it out, and one that fails its checks changes nothing: READONLY,
 * LOADING, OOM, MISCONF, MASTERDOWN, NOREPLICAS, CLUSTERDOWN, MOVED, NOAUTH, NOPERM, WRONGTYPE, ERR and so on. Unknown are errors of scripts and functions, whose earlier
 * commands stay done, unless the script was not begun; and an IOERR of MIGRATE, after which the key may be in both places.
 *
 * Sources: Redis documentation, "RESP protocol" (simple errors), "Programmability" and "Transactions" (no rollback), MIGRATE; `processCommand` of Redis 7 and 8.
 */
export const refusedByRedis = (command: string, message: string): boolean => {
  const kind = message.split(' ', 1)[0] ?? '';
  return scripts.has(command.toUpperCase()) ? notBegun.has(kind) : kind !== 'IOERR';
};

const scripts = new Set(['EVAL', 'EVALSHA', 'FCALL', 'EXEC']);

const notBegun = new Set(['NOSCRIPT', 'EXECABORT', 'LOADING', 'BUSY', 'NOAUTH', 'CLUSTERDOWN', 'MOVED', 'ASK', 'CROSSSLOT']);
