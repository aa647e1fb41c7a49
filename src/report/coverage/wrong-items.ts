import type { CoverageDocument, CoverageItem } from '../../core/coverage.ts';

const wrong: ReadonlySet<string> = new Set(['drift', 'broken', 'inconclusive']);

const saysTheSame = (a: CoverageItem, b: CoverageItem): boolean => a.why === b.why && a.evidence?.folder === b.evidence?.folder;

/** What did not hold, in the order of the document. A step that only says what one of its commands says is left to that. */
export const wrongItems = ({ sections }: CoverageDocument): readonly CoverageItem[] =>
  sections.flatMap(({ items }) => {
    const found = items.filter(({ status }) => wrong.has(status));
    return found.filter((item) => item.kind !== 'step' || !found.some((other) => other.kind === 'command' && saysTheSame(item, other)));
  });
