import { describe, expect, it } from 'vitest';

import { checkExternalNetworks } from '../../lib/checks/external-networks';
import { resolveCall } from '../../lib/model/call';
import { externalService } from '../../lib/model/external';
import type { SystemModel } from '../../lib/model/system';
import { kubernetes, lambda } from '../../lib/model/target';
import { aService } from '../support/service';

function calling(
  cidrs: readonly string[],
  target = kubernetes({ namespace: 'shop' }),
): SystemModel {
  const callee = externalService('api.stripe.com', 443, { cidrs });
  const place = new Error('place');
  const edge = { caller: aService({ target }), callee, call: resolveCall({}, callee), place };
  return { stacks: [], services: [], edges: [edge] };
}

describe('checkExternalNetworks', () => {
  it('notes that a host without networks opens every public address', () => {
    const found = [...checkExternalNetworks(calling([]))];

    expect(found).toMatchObject([{ code: 'external/any-address', severity: 'note' }]);
  });

  it.each([
    ['networks are named', calling(['203.0.113.0/24'])],
    ['a function calls, which no policy holds', calling([], lambda({ region: 'eu-west-1' }))],
  ])('says nothing where %s', (_, system) => {
    expect([...checkExternalNetworks(system)]).toEqual([]);
  });
});
