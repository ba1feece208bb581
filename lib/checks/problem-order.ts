import type { SystemProblem } from '../model/system';

/** The problems in an order that depends on what they say alone. */
export function inOrder(problems: readonly SystemProblem[]): SystemProblem[] {
  return problems
    .map((problem) => ({ problem, key: keyOf(problem) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ problem }) => problem);
}

function keyOf({ stack, subject, path, code, message }: SystemProblem): string {
  return [stack, subject, path, code, message].join('\0');
}
