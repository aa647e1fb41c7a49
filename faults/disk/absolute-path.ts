/** A path as a service knows it. @throws RangeError for one that depends on where somebody stands, or names everything. */
export const absolutePath = (path: string): string => {
  if (!/^\/[^\0\n]*[^\0\n/]$/.test(path) || path.split('/').includes('..')) {
    throw new RangeError(`a path is absolute, is not / and has no "..", got ${JSON.stringify(path)}`);
  }
  return path;
};
