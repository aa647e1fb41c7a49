import { bidiControls } from './bidi-controls.ts';

/** Whole escape sequences, so that no `[31m` stays behind: OSC, DCS and their kin up to their end, CSI, then what remains of any other. */
const sequences =
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]?/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/**
 * Makes text from outside (logs, commands, documents) harmless on a terminal: no escape sequence, no C0 or C1 control, nothing that
 * reorders text. Line feeds stay and tabs become two spaces; whoever draws one line collapses them.
 */
export const sanitizeTerminal = (text: string): string =>
  text.toWellFormed().replace(sequences, '').replace(lineEnds, '\n').replaceAll('\t', '  ').replace(controls, '').replace(bidiControls, '');
