// A Vitest reporter: writes "passed failed skipped" into the file that TALLY names, and says what was
// skipped and why.
import { writeFileSync } from 'node:fs';

export default class Tally {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const isIn = (state) => (test) => test.result().state === state;
    const passed = tests.filter(isIn('passed')).length;
    // A file that does not load and a hook that fails have no failed test, but are a failure.
    const isBroken = errors.length > 0 || modules.some((module) => !module.ok());
    const failed = Math.max(tests.filter(isIn('failed')).length, isBroken ? 1 : 0);
    const skipped = tests.filter((test) => isIn('skipped')(test) || isIn('pending')(test));
    for (const test of skipped) {
      const { note } = test.result();
      console.log(`    skipped: ${test.fullName}${note ? ` (${note})` : ''}`);
    }
    writeFileSync(process.env.TALLY, `${passed} ${failed} ${skipped.length}\n`);
  }
}
