import type { PartitionRange, Reading } from '../history.ts';
import type { Checker } from './checker.ts';
import { finalReadings, incomplete } from './readings.ts';

/**
 * A partition lacks positions between the first and the last one, or of those that it says it holds. A log that counts its own markers among its
 * positions (a transactional one) has gaps of its own and is not to be asked this.
 */
export const gaps: Checker = {
  name: 'gaps',
  claim: 'no partition has a gap',
  noun: 'position',
  called: 'before a gap',
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history).filter(({ entries, partitions }) => partitions !== undefined || entries.position.some(Number.isFinite));
    let [judged, without] = [0, 0];
    for (const reading of readings) {
      const { placed, unplaced, holes } = lookAt(reading);
      judged += placed;
      without += unplaced;
      // What was not read, or was read without its position, may belong into any hole.
      if (!reading.complete || unplaced > 0) continue;
      for (const { partition, first, last } of holes) cases.addOther(`${partition}:${String(first)}-${String(last)}`, reading.from, 'never read');
    }
    return {
      judged,
      gaps: [
        ...(readings.length === 0 ? ['no reading tells positions'] : incomplete(readings)),
        ...(without === 0 ? [] : [`${String(without)} entries were read without their position`]),
      ],
    };
  },
};

interface Hole {
  readonly first: number;
  readonly last: number;
}

/** A walk along the positions of one partition. */
interface Walk {
  /** The position that must come next; undefined before the first one of a partition that does not say what it holds. */
  next: number | undefined;
  /** Whether it went back: then what it saw as holes may have been filled later. */
  back: boolean;
  readonly holes: Hole[];
}

const lookAt = (
  reading: Reading,
): { readonly placed: number; readonly unplaced: number; readonly holes: readonly (Hole & { readonly partition: string })[] } => {
  const { position: positions, partition: numbers, partitionNames } = reading.entries;
  const rangeOf = (name: string): PartitionRange | undefined => reading.partitions?.find(({ partition }) => partition === name);
  const walks = partitionNames.map((name) => begin(rangeOf(name)));
  let placed = 0;
  for (const [entry, position] of positions.entries()) {
    const walk = walks[numbers[entry] ?? -1];
    if (walk === undefined || Number.isNaN(position)) continue;
    placed += 1;
    step(walk, position);
  }
  const walked = partitionNames.map((partition, number) => {
    const walk = walks[number];
    if (walk?.back === false) return { partition, walk };
    // Logs are read in their order, so this is rare.
    const again = begin(rangeOf(partition));
    const sorted = positions.filter((position, entry) => numbers[entry] === number && !Number.isNaN(position)).sort();
    for (const position of sorted) step(again, position);
    return { partition, walk: again };
  });
  const unseen = (reading.partitions ?? []).filter(({ partition }) => !partitionNames.includes(partition));
  const all = [...walked, ...unseen.map((range) => ({ partition: range.partition, walk: begin(range) }))];
  return {
    placed,
    unplaced: positions.length - placed,
    holes: all.flatMap(({ partition, walk }) => ended(walk, rangeOf(partition)).map((hole) => ({ partition, ...hole }))),
  };
};

const begin = (range: PartitionRange | undefined): Walk => ({ next: range?.first, back: false, holes: [] });

const step = (walk: Walk, position: number): void => {
  const next = walk.next ?? position;
  if (position < next - 1) walk.back = true;
  if (position > next) walk.holes.push({ first: next, last: position - 1 });
  walk.next = Math.max(next, position + 1);
};

/** The holes of a walk, and the one up to the end of what the partition says that it holds. */
const ended = ({ next, holes }: Walk, range: PartitionRange | undefined): readonly Hole[] =>
  range !== undefined && next !== undefined && next < range.end ? [...holes, { first: next, last: range.end - 1 }] : holes;
