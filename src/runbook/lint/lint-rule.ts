import type { Inventory } from '../../core/inventory.ts';
import type { LintFinding, LintRuleWords } from '../../core/lint-finding.ts';
import type { Place } from '../../core/place.ts';
import type { ParsedSection } from '../parsed-runbook.ts';
import type { DocumentCommand, LintDocument } from './lint-document.ts';
import type { ShellWord } from './shell-word.ts';

/** What is wrong, and what to write instead. */
type Words = Pick<LintFinding, 'message' | 'suggestion'>;

/** What a rule found, before it is signed by the rule. */
export type Objection = Words & { readonly place: Place };

/** One thing that is asked of a document. */
export interface LintRule extends LintRuleWords {
  /** What must be known of the system, or else the rule is not asked. */
  readonly needs?: keyof Inventory;
  readonly check: (document: LintDocument, inventory: Inventory) => readonly Objection[];
}

/** One thing that is asked of all documents of a system together. */
export interface SystemRule extends LintRuleWords {
  readonly needs: keyof Inventory;
  readonly check: (documents: readonly LintDocument[], inventory: Inventory) => readonly Objection[];
}

/** The part of a rule that holds a document against something that is known. */
export const against = <Kind extends keyof Inventory>(
  needs: Kind,
  look: (document: LintDocument, known: NonNullable<Inventory[Kind]>, inventory: Inventory) => readonly Objection[],
): Pick<LintRule, 'needs' | 'check'> => ({
  needs,
  check: (document, inventory) => {
    const known = inventory[needs];
    return known === undefined ? [] : look(document, known, inventory);
  },
});

/** The words of a command from a program on, also where another program starts it (`docker exec redis redis-cli …`). */
export const callOf = ({ words }: DocumentCommand, program: RegExp): readonly ShellWord[] => {
  const at = words.findIndex(({ text, quoted }) => !quoted && program.test(text));
  return at < 0 ? [] : words.slice(at);
};

/** A rule about single commands. */
export const ofCommands =
  (look: (command: DocumentCommand) => (Words & { readonly word: ShellWord | undefined }) | undefined) =>
  ({ commands }: Pick<LintDocument, 'commands'>): readonly Objection[] =>
    commands.flatMap((command) => {
      const found = look(command);
      if (found === undefined) return [];
      const { word, ...objection } = found;
      return [{ ...objection, place: command.placeOf(word ?? command.words[0]) }];
    });

/** A rule about single incidents; what it objects to stands at the title. */
export const ofIncidents =
  (look: (incident: ParsedSection) => Words | undefined) =>
  ({ incidents }: Pick<LintDocument, 'incidents'>): readonly Objection[] =>
    incidents.flatMap((incident) => {
      const found = look(incident);
      return found === undefined ? [] : [{ ...found, place: { ...incident.place, column: 1 } }];
    });
