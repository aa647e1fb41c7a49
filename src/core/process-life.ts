/** What the system says of one process: its program's name, whether it can still do anything, and when it began. */
export interface ProcessLife {
  readonly program: string;
  /** False for a zombie, and for one that its parent is taking notice of at this moment: both still have their number, so `kill -0` takes them for alive. */
  readonly alive: boolean;
  /** Clock ticks since boot; tells two processes apart that had the same number one after the other. */
  readonly began: string;
}

/** Reads one line of `/proc/<pid>/stat`. The name stands in parentheses and may itself hold spaces and parentheses. */
export const parseStat = (line: string): ProcessLife | undefined => {
  const match = /^\d+ \((?<program>.*)\) (?<rest>.*)$/su.exec(line.trim());
  const fields = match?.groups?.['rest']?.split(' ') ?? [];
  const [state, began] = [fields[0], fields[19]];
  if (match?.groups?.['program'] === undefined || state === undefined || began === undefined) return undefined;
  return { program: match.groups['program'], alive: !['Z', 'X', 'x'].includes(state), began };
};
