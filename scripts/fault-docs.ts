// Writes docs/faults.md from the catalogue, and the sources that docs/writing-a-fault.md quotes.
import { readFile, writeFile } from 'node:fs/promises';
import { compositions } from '../test/contract/catalogue/compositions.ts';
import { faultCatalogue } from '../test/contract/catalogue/index.ts';
import { quoteSources } from './fault-docs/quote-sources.ts';
import { renderFaults } from './fault-docs/render-faults.ts';

const examples = Object.fromEntries(Object.entries(faultCatalogue).map(([name, { make }]) => [name, make()]));
const composed = Object.fromEntries(Object.entries(compositions).map(([name, { make }]) => [name, make()]));
await writeFile('docs/faults.md', renderFaults(examples, composed));
const guide = 'docs/writing-a-fault.md';
await writeFile(guide, await quoteSources(await readFile(guide, 'utf8')));
console.log(`docs/faults.md: ${String(Object.keys(examples).length)} faults; ${guide}: sources as they are`);
