/**
 * Whether trials are made, too, that show of a drill what others of it show in every run of the tests: `npm run e2e:thorough`. A drill of a minute, in four
 * variants and with seven twins, would otherwise take a third of the time that all tests may take.
 */
export const isThorough = process.env['FIREDRILL_THOROUGH'] === 'true';
