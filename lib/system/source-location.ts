import { fileURLToPath } from 'node:url';
import { dirname, relative, sep } from 'node:path';

/** Marks the place where it is made. Cheap: the text of the stack is made only when it is asked for. */
export function markPlace(): Error {
  return new Error('place');
}

/**
 * The line of the user's program in a marked place, such as `stacks/shop.ts:12:3`: the nearest frame
 * that is neither this toolkit's nor a dependency's nor Node's own. Empty when there is none.
 */
export function readPlace(place: Error): string {
  const frames = (place.stack ?? '').split('\n').slice(1);
  for (const frame of frames) {
    const match = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/.exec(frame);
    if (match === null) continue;
    const [, written = '', line, column] = match;
    const file = written.startsWith('file://') ? fileURLToPath(written) : written;
    if (isUsers(file)) return `${relative(process.cwd(), file)}:${line}:${column}`;
  }
  return '';
}

const TOOLKIT = dirname(__dirname) + sep;

function isUsers(file: string): boolean {
  return !file.startsWith(TOOLKIT) && !file.includes(`${sep}node_modules${sep}`);
}
