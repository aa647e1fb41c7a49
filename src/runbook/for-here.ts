import { variantsOf } from './variants.ts';

/** What a variant may be for and be tried in a stack of containers all the same. */
const ofContainers = /^(?:docker(?:[ -]compose)?|podman|linux|debian|ubuntu|rhel)$/i;

/** Whether lines of a variant can be tried here: `undefined` for those that no comment gives to anything. `or` speaks of no platform. */
export const isForHere = (variant: string | undefined): boolean => variant === undefined || variant === 'or' || ofContainers.test(variant);

const isTyped = (line: string): boolean => /^\s*[^#\s]/.test(line);

/**
 * A block as it is to be run here: lines for other platforms are left blank, and so are alternatives to lines that are run. Every line keeps its
 * number. The same text where comments name no variants; nothing but line ends where no command is for here.
 */
export const forHere = (text: string): string => {
  const variants = variantsOf(text);
  let chosen: string | undefined;
  let anything = false;
  const lines = text.split('\n').map((line, index) => {
    if (!isTyped(line)) return line;
    const variant = variants[index];
    if (variant !== undefined) {
      const another = variant === 'or' ? anything && chosen !== 'or' : chosen !== undefined && chosen !== variant;
      if (another || !isForHere(variant)) return '';
      chosen = variant;
    }
    anything = true;
    return line;
  });
  const dropped = lines.join('\n') !== text;
  return (dropped && !lines.some(isTyped) ? lines.map(() => '') : lines).join('\n');
};
