import { limitMs } from './read-mutated.ts';

/** The figures of a run of the fuzz. Times are milliseconds of the processor. */
export interface FuzzFigures {
  readonly documents: number;
  readonly sources: number;
  readonly seed: number;
  readonly read: number;
  readonly refused: number;
  readonly crashed: number;
  readonly slow: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  readonly slowestNumber: number;
}

const oneIn = (failures: number, tries: number): string =>
  failures > 0
    ? ''
    : ` With 99 % confidence at least ${(100 * 0.01 ** (1 / tries)).toFixed(3)} % of such documents are read or refused so (0.01 to the power of 1/n).`;

/** `docs/proofs/parser.md`. */
export const parserPage = (figures: FuzzFigures, command: string, machine: string): string => `# Proof of the reader

Written by \`${command}\` on ${machine}.

${String(figures.sources)} documents (the twenty of \`test/unit/runbook/documents\`, the fixtures of the reader, and our own runbook) are changed at random, one to eight times each: lines cut, doubled, swapped, quoted, indented and nested; bytes changed;
fences and tables broken; line ends exchanged; stretches of other documents put in; and fragments put in that are known to break readers of Markdown (\`scripts/fuzz/hostile-fragments.ts\`). Each is read, outlined and linted against a
small system. It may be refused, with \`runbook-invalid\` at a line; any other error is a crash. Reading and linting may take ${String(limitMs)} ms each, in time of the processor; where the first try takes longer, the best of four counts, and where
that does too, the best of ten more when all others are done: a machine that does other things meanwhile says nothing about the document.

| mutated documents | read | refused | crashes | over ${String(limitMs)} ms | p50 | p99 | slowest |
| ----------------: | ---: | ------: | ------: | ----------: | --: | --: | ------: |
| ${[figures.documents, figures.read, figures.refused, figures.crashed, figures.slow].join(' | ')} | ${[figures.p50, figures.p99, figures.slowest].map((ms) => `${ms.toFixed(1)} ms`).join(' | ')} |
${oneIn(figures.crashed + figures.slow, figures.documents) === '' ? '' : `\n${String(figures.crashed + figures.slow)} of ${String(figures.documents)} crashed or took too long.${oneIn(figures.crashed + figures.slow, figures.documents)}\n`}
The slowest is document ${String(figures.slowestNumber)}; \`npm run fuzz -- --seed ${String(figures.seed)} --only ${String(figures.slowestNumber)}\` makes it again and writes it to \`.firedrill/fuzz\`.

## What is found in documents

\`test/unit/runbook/documents\` holds twenty runbooks in deliberately different styles. Beside each stands its outline, as \`firedrill runbook outline\` prints it, and \`documents.test.ts\` has what each contains as counted by hand: headings, steps,
items, lines within steps, typed lines, commands in backticks, rows of alerts and of other tables. Both are compared by \`npm run check\`.

Known limits: HTML tables and lists are not looked into (the outline shows them as unread); an indented block counts as commands only where it has a prompt or begins with a well-known program; \`[words]\` without a label keeps its brackets.
`;
