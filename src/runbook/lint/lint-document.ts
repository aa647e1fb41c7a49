import type { Place } from '../../core/place.ts';
import type { AlertRow } from '../../core/runbook.ts';
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
  /** Whether the document says that its step is not for here. */
  readonly skipped: boolean;
}

/** A stretch of text, and where a character of it stands, by its offset. */
export interface PlacedText {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
}

/** A row of an alert table, and where words of it stand. */
export interface DocumentAlert extends AlertRow {
  readonly placeOf: (words: string) => Place;
}

/** Everything that rules look at. Nothing is known but the text. */
export interface LintDocument {
  /** As it is written, byte order mark and all. */
  readonly text: string;
  /** The words of every heading. */
  readonly headings: readonly string[];
  readonly incidents: readonly ParsedSection[];
  /** The rows of every alert table. */
  readonly alerts: readonly DocumentAlert[];
  readonly links: readonly DocumentLink[];
  /** Paragraphs, headings and cells as they are written, commands in them aside. */
  readonly prose: readonly PlacedText[];
  /** Inline code that is no command. */
  readonly codes: readonly PlacedText[];
  readonly scripts: readonly DocumentScript[];
  /** Of the fenced blocks, and of inline code that is one whole command. */
  readonly commands: readonly DocumentCommand[];
}
