/** @throws RangeError for a status that is no error. */
export const requireErrorStatus = (status: number): void => {
  if (!Number.isInteger(status) || status < 400 || status > 599) throw new RangeError(`an error has a status from 400 to 599, got ${String(status)}`);
};
