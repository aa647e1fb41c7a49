/** What a command said at its end: usually why it failed. */
export const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? '';
