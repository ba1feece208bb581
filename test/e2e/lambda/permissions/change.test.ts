import { expect, it } from 'vitest';

import { ACCOUNT } from './an-account';
import { ofAction, withStatements } from './change';

it('changes the statements that allow an action, wherever they are, and no others', () => {
  const renamed = ofAction('sts:AssumeRole', (statement) => ({ ...statement, Sid: 'changed' }));

  const changed = JSON.stringify(withStatements(ACCOUNT, renamed));

  expect(changed.match(/"Sid":"changed"/g)).toHaveLength(1);
  expect(changed.replace(',"Sid":"changed"', '')).toBe(JSON.stringify(ACCOUNT));
});

it('takes a statement out', () => {
  const without = ofAction('lambda:InvokeFunction', () => undefined);

  expect(withStatements(ACCOUNT, without)).toEqual({
    ...ACCOUNT,
    resourcePolicies: [{ name: 'cart:live', document: { Statement: [] } }],
  });
});
