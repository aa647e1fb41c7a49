/** @throws RangeError for a number that no TCP port has; nothing is every port. */
export const requirePort = (port: number | undefined): void => {
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw new RangeError(`a port is from 1 to 65535, got ${String(port)}`);
};
