#!/usr/bin/env node
import { processIo } from '../lib/cli/process-io';
import { run } from '../lib/cli/program';

void run(processIo(), process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
