/** Whether the engine answered that there is no such object. */
export const isNotFound = (error: unknown): boolean => error instanceof Error && 'statusCode' in error && error.statusCode === 404;

/** For `catch`: what the engine does not have is `undefined`, and any other error stays one. */
export const unlessNotFound = (error: unknown): undefined => {
  if (!isNotFound(error)) throw error;
};
