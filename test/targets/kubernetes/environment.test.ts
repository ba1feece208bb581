import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { knownAtApply, plainText, secret } from '../../../lib/model/environment';
import { literal } from '../../../lib/targets/kubernetes/literal';
import { containerOf, lowered } from './lowered';

/** What the kubelet makes of a value: `$(NAME)` is the variable, `$$` one dollar, other dollars stay. */
function expand(value: string, variables: ReadonlyMap<string, string>): string {
  let expanded = '';
  for (let at = 0; at < value.length; at += 1) {
    const [letter, next] = [value[at], value[at + 1]];
    const end = value.indexOf(')', at);
    if (letter === '$' && next === '$') {
      expanded += '$';
      at += 1;
    } else if (letter === '$' && next === '(' && end !== -1) {
      const name = value.slice(at + 2, end);
      expanded += variables.get(name) ?? `$(${name})`;
      at = end;
    } else {
      expanded += letter;
    }
  }
  return expanded;
}

describe('lowerEnvironment', () => {
  it('takes texts, secrets and values known at apply from where they are', () => {
    const environment = {
      LEVEL: 'info',
      DB_PASSWORD: secret('orders-db', 'password'),
      TOKEN: plainText('none'),
      DB_HOST: knownAtApply('${TfToken[TOKEN.1]}'),
    };

    const { deployment, bindings } = lowered({ environment });

    expect(containerOf(deployment)['env']).toEqual([
      {
        name: 'DB_HOST',
        valueFrom: { configMapKeyRef: { name: 'orders-bindings', key: 'DB_HOST' } },
      },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
      { name: 'LEVEL', value: 'info' },
      { name: 'TOKEN', value: 'none' },
      { name: 'PORT', value: '8080' },
    ]);
    expect(bindings?.config).toMatchObject({ metadata: { name: 'orders-bindings' } });
    expect(deployment?.dependsOn).toContain('kubernetes_config_map_v1.orders_bindings');
  });

  it('leaves a PORT of the user’s alone', () => {
    const { deployment } = lowered({ environment: { PORT: '9000' } });

    expect(containerOf(deployment)['env']).toEqual([{ name: 'PORT', value: '9000' }]);
  });

  it('gives the container exactly the text that was written, whatever it holds', () => {
    const aText = fc.array(
      fc.constantFrom('$', '$$', '$(', ')', 'HOME', '$(HOME)', '$$(HOME)', 'a', '(', '{'),
    );
    const variables = new Map([['HOME', '/root']]);

    fc.assert(
      fc.property(aText, (parts) => {
        const text = parts.join('');
        expect(expand(literal(text), variables)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
