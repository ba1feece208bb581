import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Marks the place that called `called`, a constructor or a method of ours. Cheap: the text of the
 * stack is made only when it is asked for.
 */
export function markPlace(called: (...args: never[]) => unknown): Error {
  const place = new Error('place');
  Error.captureStackTrace(place, called);
  return place;
}

/**
 * The line of the user's program in a marked place, such as `stacks/shop.ts:12:3`: the nearest frame
 * that is neither a dependency's nor Node's own. Empty when there is none.
 */
export function readPlace(place: Error): string {
  for (const frame of (place.stack ?? '').split('\n').slice(1)) {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/.exec(frame);
    if (match === null) continue;
    const [, written = '', line, column] = match;
    const file = written.startsWith('file://') ? fileURLToPath(written) : written;
    if (file.includes(`${sep}node_modules${sep}`)) continue;
    return `${relative(process.cwd(), file)}:${line}:${column}`;
  }
  return '';
}
