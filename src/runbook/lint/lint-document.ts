import type { Place } from '../../core/place.ts';
import type { ParsedSection } from '../parsed-runbook.ts';
import type { ShellCommand } from './shell-commands.ts';
import type { ShellWord } from './shell-word.ts';

export interface DocumentLink {
  readonly href: string;
  readonly place: Place;
}

/** A command of the document, and where each of its words stands. */
export interface DocumentCommand extends ShellCommand {
  readonly placeOf: (word: ShellWord | undefined) => Place;
}

/** A block that says it is for a shell: its text, and where a line of it stands. */
export interface DocumentScript {
  readonly text: string;
  readonly placeOf: (line: number, column?: number) => Place;
}

/** Everything that rules look at. Nothing is known but the text. */
export interface LintDocument {
  /** The words of every heading. */
  readonly headings: readonly string[];
  readonly incidents: readonly ParsedSection[];
  readonly links: readonly DocumentLink[];
  readonly scripts: readonly DocumentScript[];
  /** Of the fenced blocks, and of inline code that is one whole command. */
  readonly commands: readonly DocumentCommand[];
}
