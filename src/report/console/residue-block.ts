import type { Residue } from '../../core/reporter.ts';
import type { Paint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

/**
 * What could not be undone: a red block that nothing else on the screen can outshout. The commands stand alone on their lines,
 * uncut and without a frame at their sides, so that they can be copied.
 */
export const residueBlock = (residues: readonly Residue[], { c, width }: Paint): readonly string[] => {
  const rule = c.bold(c.red('█'.repeat(width)));
  const band = c.bgRed(
    c.white(
      c.bold(
        `  COULD NOT RESTORE: ${residues.length === 1 ? 'something' : `${String(residues.length)} things`} of this run may still be there`.padEnd(
          width,
        ),
      ),
    ),
  );
  return ['', rule, band, rule, ...residues.flatMap((residue) => residueLines(residue, { c, width })), rule];
};

const residueLines = ({ what, why, byHand }: Residue, { c, width }: Paint): readonly string[] => [
  '',
  ...wrapText(what, width - 4).map((line) => `  ${c.bold(c.red(line))}`),
  ...wrapText(`because: ${why}`, width - 4).map((line) => `  ${line}`),
  '',
  ...(byHand.length === 0 ? ['  No command is known that takes it away.'] : ['  Do it by hand:', '']),
  ...byHand.flatMap((command) => command.split('\n').map((line) => `    ${c.bold(line)}`)),
  '',
];
