import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CALL_SHAPE, checkCall, resolveCall, type CallProps } from '../../lib/model/call';
import {
  checkExternalService,
  externalService,
  type ExternalServiceProps,
} from '../../lib/model/external';
import type { MicroserviceProps } from '../../lib/model/service';
import { checkService, SERVICE_SHAPE } from '../../lib/model/service-check';
import type { Shape } from '../../lib/model/shape';
import { checkStackProps, type ServiceStackProps } from '../../lib/model/stack-check';
import { checkStage, resolveStagedProps, type Stage } from '../../lib/model/stage';
import { checkTarget, kubernetes, lambda, resolveTarget } from '../../lib/model/target';

const target = resolveTarget(kubernetes({ namespace: 'shop' }));
const place = { name: 'orders', stack: 'shop', target };
const callee = { name: 'orders', protocol: 'http' } as const;

/** Values that have a shape, or nearly: now and then something else is in the place of a member. */
function nearly(shape: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: like(shape), weight: 9 }, { arbitrary: fc.anything(), weight: 1 });
}

function like(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
    case 'pattern':
      return fc.oneof(
        fc.string(),
        fc.constantFrom(
          '0',
          '1.5',
          '250m',
          '256Mi',
          '2Gi',
          '800ms',
          '0s',
          '2h',
          '0%',
          '50%',
          'a/b:1',
        ),
      );
    case 'number':
      return fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1, 65536));
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'list':
      return fc.array(nearly(shape.item), { maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.string(), nearly(shape.value), { maxKeys: 3 });
    case 'either':
      return fc.oneof(...shape.shapes.map(like));
    case 'object': {
      const members = Object.entries(shape.props).map(([key, member]) => [key, nearly(member)]);
      return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: [...shape.required],
      });
    }
    case 'props':
    case 'made':
      return fc.anything();
    default:
      return shape satisfies never;
  }
}

const SENTENCE = /^\S.*: must .* \[[a-z]+\/[a-z-]+\]$/s;
const many = { numRuns: 2000 };

describe('props that nearly have the shape they should have', () => {
  it('are located problems of a service, or none', () => {
    fc.assert(
      fc.property(nearly(SERVICE_SHAPE), (props) => {
        for (const problem of checkService(props as MicroserviceProps, place)) {
          expect(`${problem.path}: ${problem.message} [${problem.code}]`).toMatch(SENTENCE);
        }
      }),
      many,
    );
  });

  it('are located problems of a call, or a call with sound numbers', () => {
    fc.assert(
      fc.property(nearly(CALL_SHAPE), (props) => {
        const problems = [...checkCall(props as CallProps, callee)];
        if (problems.length > 0) return;
        const { retries, timeoutSeconds = 1 } = resolveCall(props as CallProps, callee);
        expect([Number.isInteger(retries), timeoutSeconds > 0]).toEqual([true, true]);
      }),
      many,
    );
  });

  it('are located problems of a host outside, whatever is given for it', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (host, port, props) => {
        const given = [host as string, port as number, props as ExternalServiceProps] as const;

        expect([...checkExternalService(externalService(...given))]).toEqual(expect.any(Array));
      }),
      many,
    );
  });

  it('are located problems of a target', () => {
    fc.assert(
      fc.property(fc.anything(), (props) => {
        for (const made of [kubernetes(props as never), lambda(props as never)]) {
          resolveTarget(made);
          expect([...checkTarget(made)]).toEqual(expect.any(Array));
          expect([...checkService({ image: 'a:1', target: made }, place)]).toEqual(
            expect.any(Array),
          );
        }
      }),
      many,
    );
  });

  it('are located problems of a stack and of its stage', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (name, props) => {
        expect([...checkStackProps(name, props as ServiceStackProps)]).not.toEqual([]);
        expect([...checkStage(props)]).not.toEqual([]);
      }),
      many,
    );
  });

  it('are what a stage changes without failing itself', () => {
    fc.assert(
      fc.property(fc.anything(), fc.object(), fc.object(), (props, everyService, orders) => {
        const stage: Stage = { name: 'test', everyService, services: { orders } };

        resolveStagedProps('orders', props as MicroserviceProps, stage);
      }),
      many,
    );
  });
});
