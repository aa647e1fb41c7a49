/** How long a stable system takes to be restored, run by run, in ms: what real runs look like when nothing has changed. */
export interface NoiseModel {
  readonly name: string;
  readonly words: string;
  /** Whether each run is drawn anew. Where it is not, runs that follow each other are alike, and no promise is made for the count of false alarms. */
  readonly independent: boolean;
  /** One history; the answer gives the run of a number. */
  readonly begin: (random: () => number) => (run: number) => number;
}

/** Of Box and Muller. */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const logNormal = (sigma: number, words: string): NoiseModel => ({
  name: `log-normal ${String(sigma * 100)} %`,
  words,
  independent: true,
  begin: (random) => () => 5_000 * Math.exp(sigma * normal(random)),
});

export const noiseModels: readonly NoiseModel[] = [
  logNormal(0.02, 'a quiet machine'),
  logNormal(0.04, 'a machine with neighbours'),
  logNormal(0.065, 'as `redis-outage` in fast timing on two shared cores'),
  logNormal(0.1, 'a noisy drill'),
  logNormal(0.25, 'a drill whose figures say little'),
  {
    name: 'scrape phase, production',
    words: '60 s and up to a scrape interval of 15 s more, and commands of 3 s give or take a tenth',
    independent: true,
    begin: (random) => () => 60_000 + 15_000 * random() + 3_000 * Math.exp(0.1 * normal(random)),
  },
  {
    name: 'scrape phase, short, in steps',
    words: '60 s and up to 5 s more, seen by operations 50 ms apart: many ties',
    independent: true,
    begin: (random) => () => 50 * Math.round((60_000 + 5_000 * random()) / 50),
  },
  {
    name: 'outliers',
    words: 'log-normal 3 %, and one run in twenty takes 1.5 to 3 times as long',
    independent: true,
    begin: (random) => () => 5_000 * Math.exp(0.03 * normal(random)) * (random() < 0.05 ? 1.5 + 1.5 * random() : 1),
  },
  {
    name: 'slow drift',
    words: 'log-normal 3 %, and the machine grows 2 % slower and faster again within 190 runs',
    independent: false,
    begin: (random) => (run) => 5_000 * (1 + 0.02 * Math.sin(run / 30)) * Math.exp(0.03 * normal(random)),
  },
  {
    name: 'alike neighbours',
    words: 'log-normal 3 %, half of which a run takes over from the one before',
    independent: false,
    begin: (random) => {
      let deviation = 0;
      return () => {
        deviation = 0.5 * deviation + Math.sqrt(0.75) * 0.03 * normal(random);
        return 5_000 * Math.exp(deviation);
      };
    },
  },
  {
    name: 'sessions',
    words: 'log-normal 3 %, and each ten runs, made in one go, share another 2 %',
    independent: false,
    begin: (random) => {
      let session = 1;
      return (run) => {
        if (run % 10 === 0) session = Math.exp(0.02 * normal(random));
        return 5_000 * session * Math.exp(0.03 * normal(random));
      };
    },
  },
];
