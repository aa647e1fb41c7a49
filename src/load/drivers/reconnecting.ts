/**
 * One connection that is made when it is first needed, and again when the one before cannot be used any more. Whoever asks meanwhile waits for the same
 * attempt; one that failed is told to those who waited for it, and the next who asks begins another.
 */
export const reconnecting = <Connection>(
  connect: () => Promise<Connection>,
  isUsable: (connection: Connection) => boolean,
): (() => Promise<Connection>) => {
  let current: Connection | undefined;
  let attempt: Promise<Connection> | undefined;
  return () => {
    if (current !== undefined && !isUsable(current)) current = attempt = undefined;
    attempt ??= connect().then(
      (made) => (current = made),
      (error: unknown) => {
        attempt = undefined;
        throw error;
      },
    );
    return attempt;
  };
};
