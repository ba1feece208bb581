import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { Microservice } from '../../../lib/microservice';
import { lambda, type LambdaProps } from '../../../lib/model/target';
import { ServiceStack } from '../../../lib/stack';
import { anApp } from '../../support/an-app';
import { attachedWorkspace } from '../../support/attached-workspace';
import { hasTerraform, type TerraformRun } from '../../support/terraform';

describe.skipIf(!hasTerraform)('a stack that goes back from a key of its own', () => {
  const attached = attachedWorkspace();

  async function deploy(encryption: Encryption): Promise<TerraformRun> {
    const { folder, run, apply } = attached.workspace;
    const app = anApp();
    nightlyJob(app, encryption);
    app.synth();
    cpSync(join(app.outdir, 'stacks/shop'), folder, { recursive: true });
    const backend = { local: { path: join(folder, 'terraform.tfstate') } };
    writeFileSync(
      join(folder, 'backend_override.tf.json'),
      JSON.stringify({ terraform: { backend } }),
    );
    await run('init');
    return apply();
  }

  it('keeps the key until nothing is encrypted with it any more', async () => {
    await deploy('ownKey');

    const { code, text } = await deploy('awsKeys');

    const changes = [...text.matchAll(/^(\w+)\.\w+: (?:Modifying|Destroying)/gm)];
    const types = changes.map(([, type]) => type);
    expect({ code, last: types.pop() }).toEqual({ code: 0, last: 'aws_kms_key' });
    expect(types).toEqual(expect.arrayContaining(STILL_ENCRYPTED));
    expect(await attached.workspace.plan()).toMatchObject({ code: 0 });
  });
});

type Encryption = NonNullable<LambdaProps['encryption']>;

const STILL_ENCRYPTED = [
  'aws_cloudwatch_log_group',
  'aws_sqs_queue',
  'aws_lambda_function',
  'aws_scheduler_schedule',
];

function nightlyJob(app: App, encryption: Encryption): void {
  const target = lambda({ region: 'eu-west-1', encryption });
  const stack = new ServiceStack(app, 'shop', { target });
  new Microservice(stack, 'nightly', {
    code: 'stacks/orders',
    schedule: { cron: '0 3 * * *' },
    environment: { LEVEL: 'info' },
  });
}
