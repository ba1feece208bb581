import { describe, expect, it } from 'vitest';

import { rehearsalOverride } from '../../lib/cli/rehearsal-override';
import { reattachForAll, refuseRealProviders } from '../../lib/cli/stand-ins';
import type { StackJson } from '../../lib/cli/stack-json';

const stack = (name: string, json: StackJson = {}) => ({ name, json, statePath: `/r/${name}` });

const reading = (block: string, config: object, backend = 's3'): StackJson => ({
  data: { terraform_remote_state: { [block]: { backend, config } } },
});

describe('rehearsalOverride', () => {
  it('keeps the state in the folder of the rehearsal', () => {
    const remote = stack('shop', { terraform: { backend: { s3: { bucket: 'b' } } } });

    expect(rehearsalOverride(remote, [remote])).toEqual({
      terraform: { backend: { local: { path: '/r/shop' } } },
    });
  });

  it.each([
    ['that cdktf made', reading('cross-stack-reference-input-base', { bucket: 'b' })],
    [
      'of the same backend',
      reading('mine', { bucket: 'b', key: 'k', workspace: '${terraform.workspace}' }),
    ],
  ])('turns a reference %s to the other stack’s rehearsed state', (_what, json) => {
    const base = stack('base', { terraform: { backend: { s3: { bucket: 'b', key: 'k' } } } });
    const shop = stack('shop', json);
    const [block = ''] = Object.keys(json.data?.['terraform_remote_state'] ?? {});

    expect(rehearsalOverride(shop, [base, shop])).toMatchObject({
      data: {
        terraform_remote_state: { [block]: { backend: 'local', config: { path: '/r/base' } } },
      },
    });
  });

  it.each([
    ['another place', { bucket: 'b', key: 'other' }, 's3'],
    ['another backend', { bucket: 'b', key: 'k' }, 'gcs'],
  ])('rejects a state from outside: %s', (_what, config, backend) => {
    const base = stack('base', { terraform: { backend: { s3: { bucket: 'b', key: 'k' } } } });
    const shop = stack('shop', reading('theirs', config, backend));

    expect(() => rehearsalOverride(shop, [base, shop])).toThrow(
      'stack "shop" reads the state data.terraform_remote_state.theirs, which no stack here writes',
    );
  });
});

describe('the providers of a rehearsal', () => {
  const reattach = reattachForAll('{"registry.terraform.io/hashicorp/kubernetes":{"Pid":1}}');

  it('are found under the name of OpenTofu’s registry as well', () => {
    expect(JSON.parse(reattach)).toEqual({
      'registry.terraform.io/hashicorp/kubernetes': { Pid: 1 },
      'registry.opentofu.org/hashicorp/kubernetes': { Pid: 1 },
    });
  });

  const using = (source?: string) =>
    stack('shop', { terraform: { required_providers: { kubernetes: source ? { source } : {} } } });

  it.each([
    undefined,
    'kubernetes',
    'hashicorp/kubernetes',
    'registry.terraform.io/hashicorp/kubernetes',
    'terraform.io/builtin/terraform',
  ])('may be %s', (source) => {
    expect(() => refuseRealProviders([using(source)], reattach)).not.toThrow();
  });

  it.each(['hashicorp/random', 'evil/kubernetes', 'example.com/hashicorp/kubernetes'])(
    'may not be %s, whose real one would be reached',
    (source) => {
      expect(() => refuseRealProviders([using(source)], reattach)).toThrow(
        `stack "shop" uses provider ${source}`,
      );
    },
  );
});
