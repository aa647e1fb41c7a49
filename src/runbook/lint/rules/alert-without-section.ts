import type { SystemRule } from '../lint-rule.ts';

export const alertWithoutSection: SystemRule = {
  id: 'alert-without-section',
  severity: 'warning',
  asks: 'every alert that a rule defines is spoken of in a document',
  needs: 'alerts',
  check: (documents, { alerts = [] }) => {
    const spoken = new Set(documents.flatMap(({ text }) => text.match(/[A-Za-z_]\w*/g) ?? []));
    return alerts
      .filter(({ name }) => !(spoken.has(name) || documents.some(({ text }) => /\W/.test(name) && text.includes(name))))
      .map(({ name, place }) => ({
        place: { column: 1, ...place },
        message: `whoever is called by ${name} finds nothing about it in ${documents.length === 1 ? 'the document' : 'any of the documents'}`,
        suggestion: 'add a section that says what it means and what to do',
      }));
  },
};
