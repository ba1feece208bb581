import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fileWorld, type WorldObject } from '../../../lib/rehearsal/platform/world';

describe('a world in a file', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleetwright-world-'));
    path = join(folder, 'world.jsonl');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found again by the next process', () => {
    fileWorld(path).put(anObject('a'));

    expect(fileWorld(path).all()).toEqual([anObject('a')]);
  });

  it('is the same for two processes at once', () => {
    const [one, other] = [fileWorld(path), fileWorld(path)];

    one.put(anObject('a'));
    other.put(anObject('b'));
    one.delete('thing', 'b');
    other.put({ ...anObject('a'), generation: 2 });

    expect(one.all()).toEqual([{ ...anObject('a'), generation: 2 }]);
    expect(other.all()).toEqual(one.all());
  });

  it('leaves out a line that was not written to its end', () => {
    fileWorld(path).put(anObject('a'));
    appendFileSync(path, '{"put":{"type":"thi');

    const world = fileWorld(path);
    world.put(anObject('b'));

    expect(world.all()).toEqual([anObject('a'), anObject('b')]);
    expect(fileWorld(path).all()).toEqual(world.all());
  });

  it('keeps hostile keys', () => {
    const values = JSON.parse('{"data":{"__proto__":"x"}}') as WorldObject['values'];
    fileWorld(path).put({ ...anObject('__proto__'), values });

    const found = fileWorld(path).get('thing', '__proto__');

    expect(JSON.stringify(found?.values)).toBe('{"data":{"__proto__":"x"}}');
  });

  it('does not grow without end', () => {
    const world = fileWorld(path);
    for (let generation = 1; generation <= 2_000; generation++)
      world.put({ ...anObject('a'), generation });
    const before = statSync(path).size;

    const again = fileWorld(path).all();

    expect(again).toEqual([{ ...anObject('a'), generation: 2_000 }]);
    expect(statSync(path).size).toBeLessThan(before / 100);
  });
});

function anObject(key: string): WorldObject {
  return { type: 'thing', key, values: { name: key }, generation: 1, published: 0 };
}
