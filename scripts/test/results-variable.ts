/** Names the file that a run of tests is to write its results to. */
export const resultsVariable = 'FIREDRILL_TEST_RESULTS';
