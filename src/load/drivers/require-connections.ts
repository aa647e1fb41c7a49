/** @throws RangeError when the bound of a driver's connections is not a whole number above 0. */
export const requireConnections = (most: number): void => {
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`a driver has a whole number of connections, 1 or more, got ${String(most)}`);
};
