import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Problem } from '../../lib/errors';
import { plainText } from '../../lib/model/environment';
import { resolveService, type MicroserviceProps } from '../../lib/model/service';
import { checkService, SERVICE_SHAPE } from '../../lib/model/service-check';
import { kubernetes, resolveTarget } from '../../lib/model/target';
import { hostileText } from '../support/hostile-text';

const target = resolveTarget(kubernetes({ namespace: 'shop' }));
const sound: MicroserviceProps = { image: 'acme/orders:1.4.2', port: 8080 };

function problemsOf(props: unknown, name = 'orders'): Problem[] {
  return [...checkService(props as MicroserviceProps, { name, stack: 'shop', target })];
}

const props = SERVICE_SHAPE.kind === 'object' ? Object.keys(SERVICE_SHAPE.props) : [];

describe('checkService', () => {
  it('finds problems in anything at all, and never fails itself', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withMap: true, withDate: true }),
        (input) => {
          expect(problemsOf(input)).toEqual(expect.any(Array));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds problems in any value of any prop, and never fails itself', () => {
    const anyProps = fc.dictionary(fc.constantFrom(...props), fc.anything());

    fc.assert(
      fc.property(anyProps, (input) => {
        const problems = problemsOf({ ...sound, ...input });
        if (problems.length > 0) return;
        const service = resolveService(
          { ...sound, ...input },
          { name: 'orders', stack: 'shop', target },
        );
        expect(service.name).toBe('orders');
      }),
      { numRuns: 3000 },
    );
  });

  it('takes exactly the names that can be part of a host name', () => {
    const letters = fc.constantFrom('a', 'z', '0', '9', '-', 'A', '_', '.', ' ', '$', '{', 'é', '');
    const aName = fc.oneof(
      fc.array(letters, { maxLength: 70 }).map((parts) => parts.join('')),
      hostileText,
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    );
    const isLabel = (name: string) =>
      name.length <= 63 &&
      [...name].every((letter) => 'abcdefghijklmnopqrstuvwxyz0123456789-'.includes(letter)) &&
      'abcdefghijklmnopqrstuvwxyz'.includes(name.charAt(0) || '-') &&
      !name.endsWith('-') &&
      // cdktf's construct tree has no place for it.
      name !== 'constructor';

    fc.assert(
      fc.property(aName, (name) => {
        expect(problemsOf(sound, name).length === 0).toBe(isLabel(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps any text of the environment as it is, or refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
        const input = { ...sound, environment: { MOTTO: plainText(text) } };
        const [problem] = problemsOf(input);
        if (problem !== undefined) {
          expect(problem.path).toBe('environment.MOTTO');
          return;
        }
        const { environment } = resolveService(input, { name: 'orders', stack: 'shop', target });
        expect(environment).toEqual([{ kind: 'text', name: 'MOTTO', text }]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([NaN, Infinity, -Infinity, 0, -1, 1.5, 1e300, '8080', null])(
    'rejects %s as a port',
    (port) => {
      const [problem] = problemsOf({ ...sound, port });

      expect(problem?.path).toBe('port');
    },
  );
});
