import type { Place } from '../../../core/place.ts';
import type { DocumentCommand, LintDocument } from '../lint-document.ts';

/** A `host:port` that a document names. */
export interface DocumentAddress {
  readonly host: string;
  readonly port: number;
  /** `postgres` in `postgres://db:5432`. */
  readonly scheme: string | undefined;
  readonly place: Place;
  /** Whether `localhost` may be another machine there: within a container, behind a tunnel. */
  readonly elsewhere: boolean;
}

const address = /(?:\b([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^\s/@"'`]{0,200}@)?|(?<![\w./:@-]))([A-Za-z0-9][\w.-]*):(\d{2,5})(?![\w:-]|\.\d)/g;
/** No address is longer, and words without an end are somebody's joke. */
const longest = 2_000;

const leadsAway = /^(?:exec|run|ssh|port-forward|debug|attach)$/;
const tunnels = ({ words }: DocumentCommand): boolean =>
  words.some(({ text }) => text === 'port-forward') || (words[0]?.text === 'ssh' && words.some(({ text }) => /^-[a-zA-Z]*L/.test(text)));

/** Every address of a port in commands and in prose. Code of other languages has its own. */
export const addressesIn = ({ commands, prose }: LintDocument): readonly DocumentAddress[] => {
  const tunnelled = commands.some(tunnels);
  const inCommands = commands.flatMap((command) => {
    const elsewhere = tunnelled || command.words.some(({ text }) => leadsAway.test(text));
    return command.words.flatMap((word) => matches(word.text).map((found) => ({ ...found, place: command.placeOf(word), elsewhere })));
  });
  const inProse = prose.flatMap(({ text, placeAt }) =>
    matches(text).map((found) => ({ ...found, place: placeAt(found.index), elsewhere: tunnelled })),
  );
  return [...inCommands, ...inProse];
};

const matches = (
  text: string,
): readonly { readonly host: string; readonly port: number; readonly scheme: string | undefined; readonly index: number }[] =>
  text.length > longest
    ? []
    : [...text.matchAll(address)].map(({ 1: scheme, 2: host = '', 3: port, index }) => ({ host, port: Number(port), scheme, index }));
