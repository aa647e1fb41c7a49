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
 */
export const renderFaults = (examples: Readonly<Record<string, Fault>>): string => {
  const makers = readMakers().filter(({ name }) => examples[name] !== undefined);
  const rooms = [...new Set([...Object.keys(headings), ...makers.map(({ room }) => room)])].filter((room) =>
    makers.some((maker) => maker.room === room),
  );
  const lines = [
    '# Every fault',
    '',
    `${String(makers.length)} faults, generated from \`faults/\` by \`npm run docs\`; a test keeps this page current. Each needs a capability of its target, and is refused when a drill is planned if the target`,
    'lacks it. The examples break a service called `app`, or its arrow to `redis`, and the like. How several are put together: [writing a drill](writing-a-drill.md); how one is made: [writing a fault](writing-a-fault.md).',
    '',
    '| | |',
    '| --- | --- |',
    ...rooms.map(
      (room) =>
        `| ${headings[room] ?? room} | ${makers
          .filter((maker) => maker.room === room)
          .map(link)
          .join(', ')} |`,
    ),
    ...rooms.flatMap((room) => [
      '',
      `## ${headings[room] ?? room}`,
      ...makers.filter((maker) => maker.room === room).flatMap((maker) => entry(maker, examples[maker.name])),
    ]),
    '',
  ];
  return lines.join('\n');
};

const link = ({ name }: Maker): string => `[${name}](#${name.toLowerCase()})`;

const entry = (maker: Maker, example: Fault | undefined): readonly string[] => {
  if (example === undefined) return [];
  const { words, target, capability } = example;
  return [
    '',
    `### ${maker.name}`,
    '',
    maker.words,
    '',
    `- **Target:** ${target.type === 'link' ? 'a link' : 'a service'} with the capability \`${capability}\`. **Kind:** \`${example.kind}\`. **Source:** [${maker.file}](../${maker.file})`,
    `- **Does:** ${words.does}`,
    `- **Users see:** ${words.usersSee}`,
    `- **Seen to bite:** ${words.bites}. **Seen to be lifted:** ${words.lifted}`,
    ...(words.leavesBehind === undefined ? [] : [`- **Leaves behind:** ${words.leavesBehind}`]),
    ...maker.refuses.map((refusal) => `- **Refuses:** ${refusal}`),
    ...(maker.settings.length === 0 ? [] : ['', '| setting | type | default | meaning |', '| --- | --- | --- | --- |', ...maker.settings.map(row)]),
  ];
};

const row = ({ name, type, byDefault, words }: Setting): string =>
  `| ${[`\`${name}\``, `\`${type}\``, byDefault === undefined ? 'required' : `\`${byDefault}\``, words].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
