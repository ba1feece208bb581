// Prints "passed failed skipped" from Vitest's JSON report, and on standard error what was skipped.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A file that does not even load has no failed test, but is a failure.
const failed =
  report.numFailedTests > 0 ? report.numFailedTests : Math.min(report.numFailedTestSuites, 1);
const skipped = report.testResults
  .flatMap((file) => file.assertionResults)
  .filter(({ status }) => ['pending', 'skipped', 'todo'].includes(status));
for (const { fullName } of skipped) console.error(`    skipped: ${fullName}`);
console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests);
