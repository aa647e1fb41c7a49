/** Whether the engine answered that there is no such object. */
export const isNotFound = (error: unknown): boolean => error instanceof Error && 'statusCode' in error && error.statusCode === 404;
