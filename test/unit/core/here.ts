/** The line of the file that calls this, read without the code that is being tried. */
export const here = (): number => {
  const [, , caller = ''] = new Error('here').stack?.split('\n') ?? [];
  return Number(/:(\d+):\d+\)?$/.exec(caller)?.[1]);
};
