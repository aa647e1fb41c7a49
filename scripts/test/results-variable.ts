/** Names the file that a run of tests is to write its results to, in a folder that is there. */
export const resultsVariable = 'FIREDRILL_TEST_RESULTS';
