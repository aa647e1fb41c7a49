import { hostileFragments } from './hostile-fragments.ts';

type Random = () => number;

/** No mutated document is longer: what is larger is refused or read in time by other tests. */
const maxLength = 24_000;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const oneOf = <Value>(random: Random, [first, ...others]: readonly [Value, ...Value[]]): Value =>
  [first, ...others][below(random, others.length + 1)] ?? first;

/** A stretch of up to a third of the lines. */
const stretch = (random: Random, lines: readonly string[]): { readonly from: number; readonly to: number } => {
  const from = below(random, lines.length);
  return { from, to: from + 1 + below(random, Math.max(1, lines.length / 3)) };
};

const onLines =
  (change: (lines: string[], random: Random, from: number, to: number) => void) =>
  (text: string, random: Random): string => {
    const lines = text.split('\n');
    const { from, to } = stretch(random, lines);
    change(lines, random, from, to);
    return lines.join('\n');
  };

const mapped = (change: (line: string, random: Random) => string): ((text: string, random: Random) => string) =>
  onLines((lines, random, from, to) => {
    for (let at = from; at < Math.min(to, lines.length); at += 1) lines[at] = change(lines[at] ?? '', random);
  });

const insertAt = (text: string, random: Random, what: string): string => {
  const at = below(random, text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
};

const fragment = (random: Random): string => hostileFragments[below(random, hostileFragments.length)] ?? '';

/** One change to a document. `others` are documents to borrow from. */
type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const mutations: readonly [Mutation, ...Mutation[]] = [
  onLines((lines, _, from, to) => void lines.splice(from, to - from)),
  onLines((lines, random, from, to) => void lines.splice(below(random, lines.length), 0, ...lines.slice(from, to))),
  onLines((lines, random, from, to) => {
    const copies = Array.from({ length: 1 + below(random, 12) }, () => lines.slice(from, Math.min(to, from + 8)));
    lines.splice(from, 0, ...copies.flat());
  }),
  onLines((lines, random, from) => {
    const other = below(random, lines.length);
    [lines[from], lines[other]] = [lines[other] ?? '', lines[from] ?? ''];
  }),
  onLines((lines, random, from) => void lines.splice(from, 0, fragment(random))),
  onLines((lines, random, from) => void (lines[from] = fragment(random) + (lines[from] ?? ''))),
  (text, random) => insertAt(text, random, fragment(random)),
  (text, random) => insertAt(text, random, String.fromCodePoint(below(random, random() < 0.5 ? 32 : 0xffff))),
  (text, random) => {
    const bytes = Buffer.from(text);
    for (let changes = 1 + below(random, 8); changes > 0 && bytes.length > 0; changes -= 1) bytes[below(random, bytes.length)] = below(random, 256);
    return bytes.toString();
  },
  (text, random) => text.slice(0, below(random, text.length)),
  (text, random) => text.slice(below(random, text.length)),
  (text, random) => text.replaceAll('\n', oneOf(random, ['\r\n', '\r', '\n\n', '\n ', '\u2028'])),
  mapped((line) => `> ${line}`),
  mapped((line) => `- ${line}`),
  mapped((line) => `   ${line}`),
  mapped((line) => `\t${line}`),
  mapped((line) => line.trimStart()),
  mapped((line, random) => `${'  '.repeat(below(random, 30))}${line}`),
  mapped((line, random) => (random() < 0.3 ? line.replace(/[|`*_#<>[\]()-]/, '') : line)),
  mapped((line, random) => line.replaceAll('|', oneOf(random, ['', '||', '\\|', ' | | ']))),
  mapped((line) => (/^\s*(?:```|~~~)/.test(line) ? '' : line)),
  onLines((lines, random, from, to) => {
    const mark = oneOf(random, ['- ', '1. ', '> ', '* ', '  - ']);
    for (let at = from; at < Math.min(to, lines.length); at += 1) lines[at] = mark.repeat(Math.min(at - from, 40)) + (lines[at] ?? '');
  }),
  (text, random, others) => {
    const [lines, borrowed] = [text.split('\n'), (others[below(random, others.length)] ?? '').split('\n')];
    const { from, to } = stretch(random, borrowed);
    lines.splice(below(random, lines.length), 0, ...borrowed.slice(from, to));
    return lines.join('\n');
  },
];

/** One of the documents after one to eight changes. The same `random` gives the same text. */
export const mutateDocument = (documents: readonly string[], random: Random): string => {
  let text = documents[below(random, documents.length)] ?? '';
  for (let changes = 1 + below(random, 8); changes > 0; changes -= 1) text = oneOf(random, mutations)(text, random, documents).slice(0, maxLength);
  return text;
};
