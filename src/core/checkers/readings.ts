import { readingPlaces, type History, type Reading, type ReadingPlace } from '../history.ts';

/** The last reading of a place: the one that is the latest in what it must hold. */
export const finalReading = ({ readings }: History, from: ReadingPlace): Reading | undefined =>
  readings.reduce<Reading | undefined>(
    (last, reading) => (reading.from === from && (last === undefined || reading.asOfMs >= last.asOfMs) ? reading : last),
    undefined,
  );

/** The last reading of each of these places, as far as there is one. */
export const finalReadings = (history: History, places: readonly ReadingPlace[] = readingPlaces): readonly Reading[] =>
  places.flatMap((place) => finalReading(history, place) ?? []);

/** What is missing in the readings that are needed: one that nobody made, one that was broken off. */
export const readingGaps = (history: History, needed: readonly ReadingPlace[]): readonly string[] =>
  needed.flatMap((place) => {
    const reading = finalReading(history, place);
    return reading === undefined ? [`nobody read the ${wordsFor[place]} back`] : incomplete([reading]);
  });

/** Which of these readings were broken off, and why. */
export const incomplete = (readings: readonly Reading[]): readonly string[] =>
  readings.flatMap(({ from, complete, why }) =>
    complete ? [] : [`the reading of the ${wordsFor[from]} is not complete${why === undefined ? '' : `: ${why}`}`],
  );

/** How often an attempt was found. */
export const timesFound = (reading: Reading | undefined, attempt: number): number => reading?.times[attempt] ?? 0;

/** Whether a complete reading must hold what was acknowledged then. */
export const mustHold = (reading: Reading | undefined, acknowledgedMs: number): boolean =>
  reading?.complete === true && acknowledgedMs <= reading.asOfMs;

const wordsFor: Readonly<Record<ReadingPlace, string>> = {
  'primary': 'primary',
  'users': 'users’ view',
  'deliveries': 'deliveries',
  'dead-letters': 'dead letters',
};
