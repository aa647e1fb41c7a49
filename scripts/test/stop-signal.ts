/** Takes SIGINT and SIGTERM from this process, which goes on until it has told what became of its children. Aborted by the first of them. */
export const stopSignal = (): AbortSignal => {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopped.abort();
    });
  return stopped.signal;
};
