import { describe, expect, it } from 'vitest';

import { resolveCall, type CallProps } from '../../lib/model/call';
import type { ServiceModel } from '../../lib/model/service';
import type { Edge } from '../../lib/model/system';
import { checkConnection, checkDependency } from '../../lib/system/connection';
import { aService } from '../support/service';

const web = aService({ name: 'web' });
const orders = aService({ name: 'orders' });
const worker = aService({ name: 'worker', port: undefined as never });

function call(caller: ServiceModel, callee: ServiceModel, props: CallProps = {}): Edge {
  return { caller, callee, call: resolveCall(props, callee), place: new Error('place') };
}

function codesOf(edge: Edge, known: readonly Edge[] = [], isElsewhere = false): string[] {
  return [...checkConnection(edge, { isElsewhere, known })].map(({ code }) => code);
}

describe('checkConnection', () => {
  it.each([
    ['nothing to say of another service', call(web, orders), []],
    ['rejects the caller itself', call(web, web), ['call/self']],
    ['rejects a service without a port', call(web, worker), ['call/no-port']],
  ])('has %s', (_, edge, codes) => {
    expect(codesOf(edge)).toEqual(codes);
  });

  it('rejects a service of another app', () => {
    expect(codesOf(call(web, orders), [], true)).toEqual(['call/other-app']);
  });

  it.each([
    ['the same settings', { retries: 1 }, []],
    ['other settings', { retries: 2 }, ['call/declared-twice']],
  ])('takes a call that was declared before with %s as %j says', (_, props, codes) => {
    const before = call(web, orders, { retries: 1 });

    expect(codesOf(call(web, orders, props), [before])).toEqual(codes);
  });

  it('takes calls of two pairs as two', () => {
    expect(codesOf(call(web, orders), [call(orders, web, { retries: 3 })])).toEqual([]);
  });
});

interface FakeStack {
  readonly node: { readonly id: string };
  readonly dependsOn: (other: FakeStack) => boolean;
}

function stack(id: string, ...on: readonly FakeStack[]): FakeStack {
  return {
    node: { id },
    dependsOn: (other) => on.some((one) => one === other || one.dependsOn(other)),
  };
}

describe('checkDependency', () => {
  it('rejects a circle, however long it is', () => {
    const one = stack('one');
    const three = stack('three', stack('two', one));

    expect([...checkDependency(one, three)]).toMatchObject([{ code: 'stack/circular' }]);
    expect([...checkDependency(one, one)]).toMatchObject([{ code: 'stack/circular' }]);
  });

  it('has nothing to say of stacks in a row', () => {
    const one = stack('one');

    expect([...checkDependency(stack('three'), stack('two', one))]).toEqual([]);
  });
});
