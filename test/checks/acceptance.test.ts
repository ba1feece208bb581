import { describe, expect, it } from 'vitest';

import { applyAcceptances } from '../../lib/checks/acceptance';
import { checkSystem } from '../../lib/checks/check-system';
import type { Acceptance } from '../../lib/model/system';
import { aShop, problemsOf, systemOf, type Design } from './design';

const code = 'public/no-authentication';
const reason = 'a gateway before it asks who calls';

describe('applyAcceptances', () => {
  it('silences the accepted warning everywhere in the stack, and lists whose it was', () => {
    const design = aShop({ web: { isPublic: true }, admin: { isPublic: true } }, [], {
      accept: [{ code, reason }],
    });

    expect(settle(design)).toEqual({
      codes: [],
      acceptances: [{ code, reason, silenced: ['service "admin"', 'service "web"'] }],
    });
  });

  it('silences it for the named service alone', () => {
    const design = aShop({ web: { isPublic: true }, admin: { isPublic: true } }, [], {
      accept: [{ code, reason, service: 'web' }],
    });

    expect(settle(design)).toEqual({
      codes: [code],
      acceptances: [{ code, reason, silenced: ['service "web"'] }],
    });
  });

  it('leaves the same warning of another stack as it is', () => {
    const { stacks } = aShop({ web: { isPublic: true } }, [], { accept: [{ code, reason }] });
    const other = aShop({ web: { isPublic: true } }).stacks.shop;
    if (other === undefined) throw new Error('the design has no shop');

    expect(settle({ stacks: { ...stacks, other }, calls: [] }).codes).toEqual([code]);
  });

  it('counts a warning about a call as the warning of the caller', () => {
    const accept = [{ code: 'call/allow-not-enforced', reason, service: 'web' }];
    const calls = [['web', 'orders', { allow: [{ path: '/orders' }] }]] as const;

    expect(settle(aShop({ web: {}, orders: {} }, calls, { accept }))).toEqual({
      codes: [],
      acceptances: [{ ...accept[0], service: undefined, silenced: ['call "web" → "orders"'] }],
    });
  });

  it('rejects the acceptance of an error, and keeps the error', () => {
    const design = accepting({ code: 'target/needs-image', reason });

    const grave = problemsOf(design).filter(({ severity }) => severity === 'error');
    expect(grave.map(({ code: found, message }) => [found, message])).toEqual([
      [
        'target/needs-image',
        'must be given on kubernetes, which runs container images only, got nothing',
      ],
      [
        'acceptance/not-a-warning',
        "must be a warning's code, got target/needs-image, which is an error",
      ],
    ]);
  });

  it('warns of an acceptance that matches nothing', () => {
    expect(problemsOf(accepting({ code: 'public/no-authenticaton', reason }))).toContainEqual({
      code: 'acceptance/unused',
      severity: 'warning',
      subject: 'stack "shop"',
      path: 'accept[0].code',
      message: 'must match a warning of the stack, got public/no-authenticaton, which none has',
    });
  });

  it('warns of an acceptance that matches a note, which needs none', () => {
    expect(problemsOf(accepting({ code: 'safety/given-up', reason }))).toContainEqual(
      expect.objectContaining({
        code: 'acceptance/unused',
        message: 'must match a warning of the stack, got safety/given-up, which only notes have',
      }),
    );
  });

  it('rejects a service that the stack does not have, and proposes the nearest', () => {
    const problems = checkSystem(systemOf(accepting({ code, reason, service: 'webb' })));

    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'acceptance/unknown-service',
        path: 'accept[0].service',
        message: 'must name a service of the stack, got "webb"',
        hint: 'Did you mean web?',
      }),
    );
  });
});

function accepting(acceptance: Acceptance): Design {
  const web = { image: undefined as never, kubernetes: { givesUp: { readOnlyRoot: 'it writes' } } };
  return aShop({ web }, [], { accept: [acceptance] });
}

function settle(design: Design) {
  const system = systemOf(design);
  const { problems, acceptances } = applyAcceptances(checkSystem(system), system.stacks);
  const grave = problems.filter(({ severity }) => severity !== 'note');
  return { codes: grave.map((problem) => problem.code), acceptances };
}
