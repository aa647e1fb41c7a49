import { floats, type Column } from '../columns/column.ts';
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
      const { positions, unplaced } = positionsOf(reading);
      without += unplaced;
      for (const [partition, found] of positions) {
        judged += found.length;
        // What was not read may be in any hole of a reading that was broken off.
        if (!reading.complete) continue;
        for (const hole of holesIn(
          found.values,
          reading.partitions?.find((range) => range.partition === partition),
        )) {
          cases.addOther(`${partition}:${String(hole.first)}-${String(hole.last)}`, reading.from, 'never read');
        }
      }
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

/** The positions of each partition that was read or says that it holds something. */
const positionsOf = ({ entries, partitions = [] }: Reading): { readonly positions: ReadonlyMap<string, Positions>; readonly unplaced: number } => {
  const read = entries.partitionNames.map(() => floats());
  let unplaced = 0;
  for (const [entry, position] of entries.position.entries()) {
    if (Number.isNaN(position)) unplaced += 1;
    else read[entries.partition[entry] ?? -1]?.push(position);
  }
  const positions = new Map<string, Positions>(partitions.map(({ partition }) => [partition, floats()]));
  for (const [name, found] of read.entries()) if (found.length > 0) positions.set(entries.partitionNames[name] ?? '', found);
  return { positions, unplaced };
};

type Positions = Column<Float64Array<ArrayBuffer>>;

interface Hole {
  readonly first: number;
  readonly last: number;
}

const holesIn = (found: Float64Array, range: PartitionRange | undefined): readonly Hole[] => {
  // A log is read in its order: most are sorted already.
  if (found.some((position, index) => position < (found[index - 1] ?? -Infinity))) found.sort();
  const holes: Hole[] = [];
  let next = range?.first ?? found[0] ?? 0;
  for (const position of found) {
    if (position > next) holes.push({ first: next, last: position - 1 });
    next = Math.max(next, position + 1);
  }
  if (range !== undefined && next < range.end) holes.push({ first: next, last: range.end - 1 });
  return holes;
};
