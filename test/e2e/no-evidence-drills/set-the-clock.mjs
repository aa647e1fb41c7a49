// Somebody sets the clock of the machine an hour ahead, as this process sees it, once the file that FIREDRILL_TEST_SET_CLOCK names is there.
import { existsSync } from 'node:fs';

const now = Date.now;
const { FIREDRILL_TEST_SET_CLOCK: file = '' } = process.env;
const look = setInterval(() => {
  if (!existsSync(file)) return;
  clearInterval(look);
  Date.now = () => now() + 3_600_000;
}, 20);
look.unref();
