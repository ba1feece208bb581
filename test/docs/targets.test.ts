import { describe, expect, it } from 'vitest';

import { CALL_SUPPORT } from '../../lib/checks/call-support';
import { renderTargets } from '../../lib/checks/render-targets';
import { SERVICE_SUPPORT } from '../../lib/checks/target-support';
import { CALL_SHAPE } from '../../lib/model/call';
import { GROUPS } from '../../lib/model/service';
import { SERVICE_SHAPE } from '../../lib/model/service-check';
import type { Shape } from '../../lib/model/shape';
import { readPage } from './page';

describe('docs/targets.md', () => {
  it('is what the table of supported props says', () => {
    const generated = renderTargets();

    expect(readPage('targets.md', generated)).toBe(generated);
  });

  it('has a row for every prop of a service, and no other', () => {
    const paths = membersOf(SERVICE_SHAPE).flatMap(([name, shape]) =>
      GROUPS.includes(name) ? membersOf(shape).map(([member]) => `${name}.${member}`) : [name],
    );

    expect(Object.keys(SERVICE_SUPPORT).sort()).toEqual(paths.sort());
  });

  it('has a row for every prop of a call, and no other', () => {
    const names = membersOf(CALL_SHAPE).map(([name]) => name);

    expect(Object.keys(CALL_SUPPORT).sort()).toEqual(names.sort());
  });
});

function membersOf(shape: Shape): [string, Shape][] {
  if (shape.kind !== 'object') throw new Error(`the props have a shape of kind ${shape.kind}`);
  return Object.entries(shape.props);
}
