import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform, type Workspace } from '../support/terraform';
import { aFunction, onKubernetes } from './configurations';

const NAMED = { metadata: { name: 'it', namespace: 'shop' } };

const A_JOB = { metadata: {}, spec: { template: { metadata: {}, spec: {} } } };

/** A Deployment that is sound, but for what a case changes. */
function aDeployment(pod: object = {}, spec: object = {}): object {
  const labels = { app: 'it' };
  const container = [{ name: 'it', image: 'it:1' }];
  const template = { metadata: { labels }, spec: { container, ...pod } };
  return { ...NAMED, spec: { selector: { match_labels: labels }, template, ...spec } };
}

interface Refusal {
  readonly what: string;
  readonly type: string;
  readonly resource: object;
  readonly message: RegExp;
}

/** What a plan refuses: by Terraform against the schema, and by the provider itself. */
const AT_PLAN: readonly Refusal[] = [
  {
    what: 'an unknown attribute',
    type: 'namespace_v1',
    resource: { metadata: { name: 'a', nmae: 'b' } },
    message: /Extraneous JSON object property|No argument or block type is named "nmae"/,
  },
  {
    what: 'a missing block',
    type: 'deployment_v1',
    resource: NAMED,
    message: /Insufficient spec blocks/,
  },
  {
    what: 'a block too many',
    type: 'namespace_v1',
    resource: { metadata: [{ name: 'a' }, { name: 'b' }] },
    message: /Too many metadata blocks/,
  },
  {
    what: 'a missing attribute',
    type: 'cron_job_v1',
    resource: { ...NAMED, spec: { job_template: {} } },
    message: /argument "schedule" is required/,
  },
  {
    what: 'a wrong type',
    type: 'service_v1',
    resource: { ...NAMED, spec: { port: { port: 'http' } } },
    message: /a number is required/,
  },
  {
    what: 'a malformed name',
    type: 'namespace_v1',
    resource: { metadata: { name: 'My_Shop' } },
    message: /lowercase RFC 1123 subdomain/,
  },
  {
    what: 'a name beside a prefix',
    type: 'namespace_v1',
    resource: { metadata: { name: 'a', generate_name: 'b' } },
    message: /Conflicting configuration arguments/,
  },
  {
    what: 'a malformed label',
    type: 'namespace_v1',
    resource: { metadata: { name: 'a', labels: { 'a b': 'c' } } },
    message: /name part must consist of/,
  },
  {
    what: 'an unknown kind of Service',
    type: 'service_v1',
    resource: { ...NAMED, spec: { type: 'Public' } },
    message: /expected spec\.type to be one of/,
  },
  {
    what: 'a port that is none',
    type: 'service_v1',
    resource: { ...NAMED, spec: { port: { port: 70000 } } },
    message: /valid port number between 1 and 65535/,
  },
  {
    what: 'a schedule that is none',
    type: 'cron_job_v1',
    resource: { ...NAMED, spec: { schedule: 'hourly', job_template: A_JOB } },
    message: /a cron expression of five fields/,
  },
  {
    what: 'replicas that are no number',
    type: 'deployment_v1',
    resource: aDeployment({}, { replicas: 'two' }),
    message: /expected spec\.replicas to be a whole number/,
  },
  {
    what: 'an object without a kind',
    type: 'manifest',
    resource: { manifest: { apiVersion: 'v1', metadata: {} } },
    message: /"kind" is required/,
  },
];

/** What the cluster refuses. */
const AT_APPLY: readonly Refusal[] = [
  {
    what: 'an object in a namespace that does not exist',
    type: 'config_map_v1',
    resource: { metadata: { name: 'a', namespace: 'nowhere' } },
    message: /namespaces "nowhere" not found/,
  },
  {
    what: 'a malformed quantity',
    type: 'deployment_v1',
    resource: aDeployment({
      container: { name: 'it', resources: { limits: { memory: '256 Mi' } } },
    }),
    message: /quantities must match the regular expression/,
  },
  {
    what: 'a selector that its own pods do not meet',
    type: 'deployment_v1',
    resource: aDeployment({}, { selector: { match_labels: { app: 'other' } } }),
    message: /`selector` does not match template `labels`/,
  },
  {
    what: 'a mount of no volume',
    type: 'deployment_v1',
    resource: aDeployment({
      container: { name: 'it', volume_mount: { name: 'tmp', mount_path: '/tmp' } },
    }),
    message: /volumeMounts\.name: Not found: "tmp"/,
  },
  {
    what: 'ports without names',
    type: 'service_v1',
    resource: { ...NAMED, spec: { port: [{ port: 1 }, { port: 2 }] } },
    message: /spec\.ports\[0\]\.name: Required value/,
  },
  {
    what: 'a malformed key',
    type: 'config_map_v1',
    resource: { ...NAMED, data: { 'a b': 'c' } },
    message: /a valid config key must consist of/,
  },
  {
    what: 'an autoscaler upside down',
    type: 'horizontal_pod_autoscaler_v2',
    resource: {
      ...NAMED,
      spec: {
        min_replicas: 3,
        max_replicas: 2,
        scale_target_ref: { kind: 'Deployment', name: 'it' },
      },
    },
    message: /greater than or equal to `minReplicas`/,
  },
];

describe.skipIf(!hasTerraform)('stand-in providers', () => {
  let standIns: StandIns;
  let workspace: Workspace;

  beforeAll(async () => {
    standIns = await startStandIns({ namespaces: ['shop'] });
  });

  afterAll(() => standIns.close());

  beforeEach(() => {
    workspace = aWorkspace(standIns);
  });

  afterEach(() => workspace.remove());

  it.each(byName(AT_PLAN))(
    'rejects %s before anything is made',
    async (_what, { type, resource, message }) => {
      workspace.write(onKubernetes(`kubernetes_${type}`, resource));
      await workspace.run('init');

      const { code, text } = await workspace.run('validate', '-no-color');

      expect(oneLine(text)).toMatch(message);
      expect(code).toBe(1);
    },
  );

  it.each(byName(AT_APPLY))(
    'rejects %s as a cluster does',
    async (_what, { type, resource, message }) => {
      workspace.write(onKubernetes(`kubernetes_${type}`, resource));
      await workspace.run('init');

      const plan = await workspace.plan();
      const apply = await workspace.apply();

      expect(plan.code).toBe(2);
      expect(apply.code).toBe(1);
      expect(oneLine(apply.text)).toMatch(message);
      expect(standIns.world.all()).toEqual([]);
    },
  );

  it('accepts the sound Deployment that the refused ones are made from', async () => {
    workspace.write(onKubernetes('kubernetes_deployment_v1', aDeployment()));
    await workspace.run('init');

    expect((await workspace.apply()).code).toBe(0);
    expect((await workspace.run('destroy', '-auto-approve')).code).toBe(0);
  });

  it('rejects an object whose name is taken', async () => {
    const namespace = {
      kubernetes_namespace_v1: {
        a: named('shop'),
        b: { ...named('shop'), depends_on: ['kubernetes_namespace_v1.a'] },
      },
    };
    workspace.write({ ...onKubernetes('x', {}), resource: namespace });
    await workspace.run('init');

    const apply = await workspace.apply();
    await workspace.run('destroy', '-auto-approve');

    expect(oneLine(apply.text)).toContain('namespaces "shop" already exists');
  });

  it('rejects an alias of a version that was never published', async () => {
    const configuration = aFunction('b25l') as {
      resource: { aws_lambda_alias: { live: { function_version: string } } };
    };
    configuration.resource.aws_lambda_alias.live.function_version = '7';
    workspace.write(configuration);
    await workspace.run('init');

    const apply = await workspace.apply();

    expect(oneLine(apply.text)).toContain(
      'ResourceNotFoundException: Function not found: orders:7',
    );
  });
});

function byName(refusals: readonly Refusal[]): [string, Refusal][] {
  return refusals.map((refusal) => [refusal.what, refusal]);
}

function named(name: string): object {
  return { metadata: { name } };
}

/** Terraform breaks long messages and draws a line down the left of them. */
function oneLine(text: string): string {
  return text.replace(/[│╷╵]/g, ' ').replace(/\s+/g, ' ');
}
