import { faultsOf, type Composition } from '../../src/core/composition.ts';
import type { Fault } from '../../src/core/fault.ts';
import { readMakers, type Maker, type Setting } from './read-makers.ts';

/** Rooms in the order in which the page shows them; a room that is not listed comes last. */
const headings: Readonly<Record<string, string>> = {
  faults: 'The baseline',
  network: 'Links',
  names: 'Names',
  process: 'Processes',
  disk: 'Disks',
  clock: 'Clocks',
  postgres: 'PostgreSQL',
  redis: 'Redis',
  rabbitmq: 'RabbitMQ',
  kafka: 'Kafka',
  upstream: 'Identity and HTTP dependencies',
  observability: 'What watches the system',
  load: 'Load',
};

/**
 * The page of all faults.
 * @param examples - one of each, by the name of its export: its words are shown as they come out.
 * @param compositions - the same of what is made of several faults.
 */
export const renderFaults = (examples: Readonly<Record<string, Fault>>, compositions: Readonly<Record<string, Composition>>): string => {
  const makers = readMakers().filter(({ name }) => examples[name] !== undefined || compositions[name] !== undefined);
  const byRoom = Map.groupBy(makers, ({ room }) => room);
  const rooms = [...new Set([...Object.keys(headings), ...byRoom.keys()])].flatMap((room) => {
    const its = byRoom.get(room);
    return its === undefined ? [] : [{ heading: headings[room] ?? room, its }];
  });
  const lines = [
    '# Every fault',
    '',
    `${String(Object.keys(examples).length)} faults, and ${String(Object.keys(compositions).length)} that are made of several, generated from \`faults/\` by \`npm run docs\`; a test keeps this page current. Each needs a capability of its target, and is refused when a drill is planned if the target`,
    'lacks it. The examples break a service called `app`, or its arrow to `redis`, and the like. How several are put together: [writing a drill](writing-a-drill.md); how one is made: [writing a fault](writing-a-fault.md).',
    '',
    '| | |',
    '| --- | --- |',
    ...rooms.map(({ heading, its }) => `| ${heading} | ${its.map(link).join(', ')} |`),
    ...rooms.flatMap(({ heading, its }) => [
      '',
      `## ${heading}`,
      ...its.flatMap((maker) => entry(maker, examples[maker.name], compositions[maker.name])),
    ]),
    '',
  ];
  return lines.join('\n');
};

const link = ({ name }: Maker): string => `[${name}](#${name.toLowerCase()})`;

const entry = (maker: Maker, example: Fault | undefined, composition: Composition | undefined): readonly string[] => [
  '',
  `### ${maker.name}`,
  '',
  maker.words,
  '',
  ...(example === undefined ? [] : ofFault(maker, example)),
  ...(composition === undefined ? [] : ofComposition(maker, composition)),
  ...maker.refuses.map((refusal) => `- **Refuses:** ${refusal}`),
  ...(maker.settings.length === 0 ? [] : ['', '| setting | type | default | meaning |', '| --- | --- | --- | --- |', ...maker.settings.map(row)]),
];

const ofComposition = (maker: Maker, { words, parts }: Composition): readonly string[] => [
  `- **Example:** ${words}. **Strikes:** ${faultsOf(parts)
    .map(({ kind, target }) => `${kind} on ${target.name}`)
    .join(', ')}. **Source:** [${maker.file}](../${maker.file})`,
];

const ofFault = (maker: Maker, { kind, words, target, capability }: Fault): readonly string[] => [
  `- **Target:** ${target.type === 'link' ? 'a link' : 'a service'} with the capability \`${capability}\`. **Kind:** \`${kind}\`. **Source:** [${maker.file}](../${maker.file})`,
  `- **Does:** ${words.does}`,
  `- **Users see:** ${words.usersSee}`,
  `- **Seen to bite:** ${words.bites}. **Seen to be lifted:** ${words.lifted}`,
  ...(words.leavesBehind === undefined ? [] : [`- **Leaves behind:** ${words.leavesBehind}`]),
];

const row = ({ name, type, byDefault, words }: Setting): string =>
  `| ${[`\`${name}\``, `\`${type}\``, byDefault === undefined ? 'required' : `\`${byDefault}\``, words].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
