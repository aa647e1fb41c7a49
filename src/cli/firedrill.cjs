#!/usr/bin/env node
// What starts firedrill. Plain JavaScript that needs no type stripping, and CommonJS, because that starts Node faster; all else is TypeScript,
// stripped and compiled once and then read from Node's own cache. What each of these saves: docs/benchmarks.md.
require('node:module').enableCompileCache();
require('./main.ts');
