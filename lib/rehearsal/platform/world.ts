import {
  appendFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';

import type { ObjectValue } from '../cty/value';

/** One thing that exists at the far end. */
export interface WorldObject {
  readonly type: string;
  /** Its own name among those of its type, at the platform. */
  readonly key: string;
  readonly values: ObjectValue;
  /** How often it was written, from 1. */
  readonly generation: number;
  /** How many versions of it were published. */
  readonly published: number;
}

/** Everything that exists at the far end. */
export interface World {
  get(type: string, key: string): WorldObject | undefined;
  put(object: WorldObject): void;
  delete(type: string, key: string): void;
  all(): readonly WorldObject[];
}

type Entry =
  { readonly put: WorldObject } | { readonly delete: readonly [type: string, key: string] };

/** A world that ends with the process. */
export function memoryWorld(): World {
  const objects = new Map<string, WorldObject>();
  return {
    get: (type, key) => objects.get(nameOf(type, key)),
    put: (object) => void objects.set(nameOf(object.type, object.key), object),
    delete: (type, key) => void objects.delete(nameOf(type, key)),
    all: () => [...objects.values()],
  };
}

/**
 * A world in a file that several processes may share, one after the other or at once. The file has
 * one change a line and only ever grows while it is in use, so that whoever is killed at whatever
 * moment, what Terraform was told has happened is in it.
 */
export function fileWorld(path: string): World {
  let seen = 0;
  let world = memoryWorld();
  const catchUp = (): World => {
    const size = existsSync(path) ? statSync(path).size : 0;
    if (size < seen) [world, seen] = [memoryWorld(), 0];
    if (size > seen) seen += replay(world, readFileSync(path).subarray(seen));
    return world;
  };
  const append = (entry: Entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`);
  compact(path, catchUp());
  endLastLine(path);
  return {
    get: (type, key) => catchUp().get(type, key),
    put: (object) => append({ put: object }),
    delete: (type, key) => append({ delete: [type, key] }),
    all: () => catchUp().all(),
  };
}

function nameOf(type: string, key: string): string {
  return JSON.stringify([type, key]);
}

/** Applies the whole lines among `bytes`; gives how many bytes those were. */
function replay(world: World, bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a) + 1;
  for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Entry;
    if ('put' in entry) world.put(entry.put);
    else world.delete(...entry.delete);
  }
  return end;
}

/** Drops what was overwritten, when that is most of the file. */
function compact(path: string, world: World): void {
  if (!existsSync(path)) return;
  const text = world
    .all()
    .map((object) => `${JSON.stringify({ put: object })}\n`)
    .join('');
  if (statSync(path).size > 65_536 + 4 * Buffer.byteLength(text)) writeFileSync(path, text);
}

/** A process that was killed while it wrote leaves half a line; nobody was told of that change. */
function endLastLine(path: string): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
}
