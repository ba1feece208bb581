// Prints "passed failed skipped" from Vitest's JSON report.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } =
  JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A file that does not even load has no failed test, but is a failure.
const failed = numFailedTests > 0 ? numFailedTests : Math.min(numFailedTestSuites, 1);
console.log(numPassedTests, failed, numPendingTests + numTodoTests);
